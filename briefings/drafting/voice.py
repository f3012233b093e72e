"""What is known of a statement's speaker: what ties the words to whom, and where the article says so. Values only."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.drafting.syntax.subjects import Subject
from briefings.model.spans import Span


class Link(StrEnum):
    """What ties the words to their speaker, strongest first."""

    CUE = "cue"  # a verb of saying and its subject are beside the words
    CONTINUED = "continued"  # the same paragraph goes on with words of the same speaker
    BEFORE = "before"  # the sentence before names somebody; nothing beside the words does
    ALONE = "alone"  # a paragraph of nothing but words in marks
    TURN = "turn"  # a label that is no name: an office, or "Q." and "A." of an examination that says who examines
    BELOW = "below"  # a headline; the same words have a speaker further down
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a statement. `who`: people it may be, best first. `subject` is where the article says so. `rivals` more than one: a
    pronoun or role that could mean any of them."""

    link: Link
    subject: Subject | None = None
    cue: Span | None = None
    who: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    taken_up: Subject | None = None  # the body, group or document that "it" or "they" takes up
    second_hand: Subject | None = None  # who tells, where the words are told at second hand
    guessed: bool = False  # a role given to nobody before: the nearest person, or the one it is given further down
    joins: bool = False  # the statement goes on from the one before: its cue is in the middle
