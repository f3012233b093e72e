"""What differs between words and those on record, what turns the meaning first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import Levenshtein

from briefings.text.comparable import Wording
from briefings.text.lexicon import not_names, words
from briefings.text.qualifying import Turn, find_turns


class Change(IntEnum):
    """What kind of words differ; the lower one is told first."""

    NEGATION_LOST = 1
    NEGATION_ADDED = 2
    NUMBER = 3
    NAME = 4
    WORDS = 5


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the message, and those in their place on record; either may be empty."""

    change: Change
    said: str
    on_record: str


def differences(said: Wording, first: int, record: Wording, start: int, end: int) -> tuple[WordChange, ...]:
    """How the words of `said` from `first` on differ from the words `start` to `end` on record, what turns the meaning first."""
    told = []
    for step in Levenshtein.opcodes(said.words[first:], record.words[start:end]):
        if step.tag == "equal":
            continue
        here = _stretch(said, first + step.src_start, first + step.src_end)
        there = _stretch(record, start + step.dest_start, start + step.dest_end)
        capitals = _capitals(said, first + step.src_start, first + step.src_end)
        capitals |= _capitals(record, start + step.dest_start, start + step.dest_end)
        told.append(WordChange(_change_of(here, there, capitals), here, there))
    return tuple(sorted(told, key=lambda difference: difference.change))


def _stretch(wording: Wording, start: int, end: int) -> str:
    return " ".join(wording.text[wording.starts[start] : wording.ends[end - 1]].split()) if start < end else ""


def _capitals(wording: Wording, start: int, end: int) -> set[str]:
    """Words with a capital that is not there because a sentence begins."""
    found = set()
    for at in range(start, end):
        written = wording.text[wording.starts[at] : wording.ends[at]]
        before = wording.text[: wording.starts[at]].rstrip(" \n\"“‘'«„(")[-1:]
        if written[:1].isupper() and before and before not in ".!?:…" and written.casefold() not in not_names():
            found.add(written)
    return found


def _change_of(here: str, there: str, capitals: set[str]) -> Change:
    said, on_record = (Turn.NEGATION in find_turns(stretch) for stretch in (here, there))
    if said is not on_record:
        return Change.NEGATION_ADDED if said else Change.NEGATION_LOST
    if _numbers(here) != _numbers(there):
        return Change.NUMBER
    return Change.NAME if capitals else Change.WORDS


def _numbers(passage: str) -> Sequence[str]:
    bare = (word.strip(".,;:!?()\"“”'’").casefold() for word in passage.replace("-", " ").split())
    return [word for word in bare if word in words("qualifying", "number") or any(map(str.isdigit, word))]
