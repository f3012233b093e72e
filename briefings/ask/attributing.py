"""Who a message says said the words that it quotes: the name beside them. Pure; knows no record."""

from collections.abc import Sequence

from briefings.model.spans import Span
from briefings.text.lexicon import body_words, cues, not_names, titles, words
from briefings.text.tokens import Token, tokens

_REACH = 120  # characters before and after the words in which a name counts
_BETWEEN_MOST = 5  # words between a name and the words: "Okafor never really said that"
_NAME_MOST = 4
_MARKS = "\"“”„«»‘’'"
_DASHES = "—–―-~"


def named_speaker(message: str, passage: Span) -> str | None:
    """The name that the message puts beside the passage as its speaker's ("Okafor: “…”", "“…” said Okafor", "“…” — Okafor"); None
    where it puts none there, or a pronoun."""
    before = _last_line(message[max(0, passage.start - _REACH) : passage.start])
    after = message[passage.end : passage.end + _REACH]
    return _before(before) or _after(after)


def strip_attribution(sentence: str) -> tuple[str, str | None]:
    """A sentence without the name and the cue that it begins with ("Okafor said that …", "Okafor: …"), and that name."""
    listed = tokens(sentence)
    name = _name_starting(listed, 0) if listed else None
    if name is None:
        return sentence, None
    at = len(name)
    if sentence[name[-1].end :].lstrip().startswith(":"):
        return sentence[name[-1].end :].lstrip(" :"), _written(sentence, name)
    if at < len(listed) - 1 and listed[at].lower in words("cues", "plain"):
        at += 2 if listed[at + 1].lower == "that" else 1
        return sentence[listed[at].start :] if at < len(listed) else sentence, _written(sentence, name)
    return sentence, None


def _last_line(text: str) -> str:
    """What is after the last sentence and the last words in quotation marks."""
    shut = max((text.rstrip(_MARKS + " ").rfind(mark) for mark in '”»"'), default=-1)
    return text[shut + 1 :]


def _before(text: str) -> str | None:
    listed = tokens(text)
    if not listed:
        return None
    tail = text[listed[-1].end :].strip(_MARKS + " >\n")
    if tail not in ("", ":", ",", "that", *_DASHES):
        return None
    name = _name_ending(listed, len(listed))
    if name is not None and (tail == ":" or _cue_at(listed, len(listed) - len(name) - 1)):
        return _written(text, name)
    for back in range(1, min(_BETWEEN_MOST, len(listed) - 1) + 1):
        between = listed[-back:]
        name = _name_ending(listed, len(listed) - back)
        if name is not None:
            return _written(text, name) if any(word.lower in cues() for word in between) else None
        if between[0].capital or any(mark in text[listed[-back - 1].end : between[0].start] for mark in ".!?\n"):
            return None
    return None


def _after(text: str) -> str | None:
    lead = text.lstrip(_MARKS + " ,.!?\n")
    listed = tokens(lead)
    if not listed or listed[0].start > 3:
        return None
    dashed = any(mark in lead[: listed[0].start] for mark in (*_DASHES, "("))
    first = 1 if listed[0].lower in cues() else 0
    name = _name_starting(listed, first)
    if name is None:
        return None
    after = first + len(name)
    told = not first and after < len(listed) and listed[after].lower in cues()
    ends = lead[listed[after - 1].end :].lstrip()[:1]
    if first or dashed or told:
        introduces = any(mark in lead[listed[after - 1].end :][:20] for mark in _MARKS[:6]) or (
            not first and ends == ":"
        )
        return None if told and introduces else _written(lead, name)
    return None


def _cue_at(listed: Sequence[Token], at: int) -> bool:
    return at >= 0 and (listed[at].lower in cues() or listed[at].lower in ("to", "by"))


def _is_name(token: Token) -> bool:
    return token.capital and token.lower not in not_names()


def _name_ending(listed: Sequence[Token], end: int) -> Sequence[Token] | None:
    start = end
    while start > 0 and end - start < _NAME_MOST and _is_name(listed[start - 1]):
        start -= 1
    return _person(listed[start:end])


def _name_starting(listed: Sequence[Token], start: int) -> Sequence[Token] | None:
    end = start
    while end < len(listed) and end - start < _NAME_MOST and _is_name(listed[end]):
        end += 1
    return _person(listed[start:end])


def _person(name: Sequence[Token]) -> Sequence[Token] | None:
    """The tokens without the titles and roles before them; None where nothing else is named, or a body."""
    while name and name[0].lower in titles() | words("roles", "nouns", "before"):
        name = name[1:]
    return name if name and not any(token.lower in body_words() for token in name) else None


def _written(text: str, name: Sequence[Token]) -> str:
    return text[name[0].start : name[-1].end]
