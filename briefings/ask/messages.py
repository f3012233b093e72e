"""What of a message is compared with the record, each passage with the name that the message puts beside it. Pure."""

import re
from dataclasses import dataclass

from briefings.ask.attributing import named_speaker, strip_attribution
from briefings.model.spans import Span
from briefings.text.finding import clean
from briefings.text.quoted import find_quoted, plain_message
from briefings.text.sentences import sentences

_SENTENCE_LEAST = 4  # words; "I think so" is nobody's statement
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """The passages of a message, each with the name beside it or None, in order. `sentences`: it quotes nothing, so these are all its
    sentences of four words or more."""

    passages: tuple[tuple[str, str | None], ...]
    sentences: bool


def passages_of(message: str) -> ReadMessage:
    """What the message quotes, each once; else its sentences."""
    quoted = find_quoted(message)
    flat = plain_message(message)
    if not quoted:
        listed = (strip_attribution(clean(span.of(flat))) for span in sentences(flat))
        kept = dict.fromkeys(one for one in listed if len(_WORD.findall(one[0])) >= _SENTENCE_LEAST)
        return ReadMessage(tuple(kept), sentences=True)
    line = clean(flat)
    passages, end = list[tuple[str, str | None]](), 0
    for words in quoted:
        at = line.find(words, end)
        at = line.find(words) if at < 0 else at
        named = named_speaker(line, Span(at, at + len(words))) if at >= 0 else None
        passages.append((words, named))
        end = max(end, at + len(words))
    return ReadMessage(tuple(passages), sentences=False)
