"""Gives every statement its speaker: by the cue beside it, the words before it, or the statement it goes on from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from briefings.drafting.antecedents import Memory, by_role, candidates, latest, rivals
from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.drafting.people import Cast
from briefings.drafting.quotes import Speech
from briefings.drafting.subjects import (
    AUXILIARIES,
    Form,
    Subject,
    head_of,
    is_cue,
    leading,
    name_at,
    subject_after,
    subject_before,
)
from briefings.spans import Span


class Link(StrEnum):
    """What ties the words to their speaker, strongest first."""

    CUE = "cue"  # a verb of saying and its subject stand beside the words
    CONTINUED = "continued"  # the same paragraph goes on with words of the same speaker
    BEFORE = "before"  # the sentence before names somebody; nothing beside the words does
    ALONE = "alone"  # a paragraph of nothing but words in marks
    BELOW = "below"  # a headline; the same words have a speaker further down
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a statement. `who`: people it may mean, best first. `subject` is where the article says so. `rivals` more than one: a
    pronoun or role that could mean any of them."""

    link: Link
    subject: Subject | None = None
    cue: Span | None = None
    who: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    joins: bool = False  # the statement goes on from the one before: its cue stands in the middle


def voices(copy: Copy, cast: Cast, memory: Memory, found: list[Speech]) -> list[Voice]:
    """One voice a speech, in source order."""
    given: list[Voice] = []
    walked = 0
    for number, speech in enumerate(found):
        walked = _walk(memory, walked, speech.start)
        voice = _voice(copy, cast, found, number, given)
        voice = _resolved(memory, voice)
        if voice.who and len(voice.rivals) < 2:
            memory.add(speech.end, voice.who[0], 1.2)
        given.append(voice)
    _walk(memory, walked, len(copy.text))
    given = [_caught_up(copy, found, given, number) for number in range(len(found))]
    return _from_below(copy, found, given)


def _walk(memory: Memory, walked: int, until: int) -> int:
    """Resolves the pronouns on the way, so that a chain of "he" and "she" is followed; returns how far it came."""
    copy = memory.copy
    end = copy.token_at(until)
    for index in range(walked, end):
        lower = copy.tokens[index].lower
        if lower in ("he", "she") and copy.marked_of[index] < 0:
            place = copy.tokens[index].start
            fitting = candidates(memory, lower, place)
            if fitting and len(rivals(fitting)) == 1:
                memory.add(place, fitting[0][1], 1.4)
            elif fitting:
                memory.add(place, fitting[0][1], 0.7)
    return max(walked, end)


def _voice(copy: Copy, cast: Cast, found: list[Speech], number: int, given: list[Voice]) -> Voice:
    speech = found[number]
    sentence = copy.outer[copy.sentence_at(speech.start)]
    same_before = number > 0 and found[number - 1].start >= sentence.start
    before_from = found[number - 1].end if same_before else sentence.start
    until = (
        found[number + 1].start if number + 1 < len(found) and found[number + 1].start < sentence.end else sentence.end
    )
    after = copy.outer_words(speech.end, until)
    before = copy.outer_words(before_from, speech.start, from_end=True)
    if (
        same_before
        and given[-1].link is Link.CUE
        and before
        and _is_middle(copy, given[-1], before, before_from, speech)
    ):
        return replace(given[-1], joins=_joins(copy, found[number - 1], before, speech))
    voice = _from_after(copy, cast, speech, after) if _leans_on_after(copy, speech, after, before) else None
    voice = voice or _from_before(
        copy, cast, copy.outer_words(sentence.start, speech.start, from_end=True), before, speech
    )
    voice = voice or (_from_after(copy, cast, speech, after) if after else None)
    return voice or _from_elsewhere(copy, cast, found, number, given)


def _is_middle(copy: Copy, last: Voice, before: list[int], start: int, speech: Speech) -> bool:
    """Whether the cue of the statement before stands between the two, and nobody else is named in between with a cue."""
    if last.cue is None or not start <= last.cue.start < speech.start:
        return False
    later = [i for i in before if copy.tokens[i].start > last.cue.end and is_cue(copy, i)]
    return not later or all(copy.tokens[i].lower.endswith("ing") for i in later)


def _joins(copy: Copy, last: Speech, before: list[int], speech: Speech) -> bool:
    """Whether the two pieces are one statement cut by its cue: a comma before the cue and one after it, or no capital to go on with."""
    opens_low = copy.text[speech.pieces[0].start].islower()
    ends = copy.text[last.pieces[-1].end - 1]
    comma = copy.text[copy.tokens[before[-1]].end : speech.start].strip().startswith(",")
    return last.whole and ends not in ".!?" and comma and (opens_low or ends in ",—–-")


def _leans_on_after(copy: Copy, speech: Speech, after: list[int], before: list[int]) -> bool:
    if not after:
        return False
    gap = copy.text[speech.end : copy.tokens[after[0]].start].strip()
    return (speech.whole and gap in ("", ",", "—", "–", "-", ".")) or (not before and gap in ("", ","))


def _from_after(copy: Copy, cast: Cast, speech: Speech, after: list[int]) -> Voice | None:
    dashed = copy.text[speech.end : copy.tokens[after[0]].start].strip(" .\n") in ("—", "–", "―", "--", "-")
    if dashed and after[0] in cast.at and not cast.at[after[0]].run.possessive and len(after) < 12:
        return Voice(Link.CUE, name_at(copy, cast, after[0]))
    for at, index in enumerate(after[:24]):
        if not is_cue(copy, index):
            continue
        inverted = all(copy.tokens[i].lower in AUXILIARIES for i in after[:at])
        subject = subject_after(copy, cast, after, at) if inverted else subject_before(copy, cast, after, at)
        if subject is not None:
            return Voice(Link.CUE, subject, _span(copy, index))
    for at, index in enumerate(after[:-2]):
        if copy.tokens[index].lower == "according" and copy.tokens[after[at + 1]].lower == "to":
            subject = subject_after(copy, cast, after, at + 1)
            if subject is not None:
                return Voice(Link.CUE, subject, _span(copy, index))
    return None


def _from_before(copy: Copy, cast: Cast, whole: list[int], before: list[int], speech: Speech) -> Voice | None:
    reduced: Voice | None = None
    for index in reversed(before[-25:]):
        lower = copy.tokens[index].lower
        at = whole.index(index, len(whole) - len(before))
        if lower == "according" and at + 1 < len(whole) and copy.tokens[whole[at + 1]].lower == "to":
            subject = subject_after(copy, cast, whole, at + 1)
        elif is_cue(copy, index):
            subject = subject_before(copy, cast, whole, at) or subject_after(copy, cast, whole, at)
        else:
            continue
        if subject is not None:
            voice = Voice(Link.CUE, subject, _span(copy, index))
            if not _is_reduced(copy, whole, at):
                return voice
            reduced = reduced or voice
    return reduced or _from_lead(copy, cast, before, speech)


def _is_reduced(copy: Copy, whole: list[int], at: int) -> bool:
    """Whether the cue only describes a noun ("tweets accusing her"), so that an earlier verb is the one that introduces the words."""
    if not at or not copy.tokens[whole[at]].lower.endswith("ing"):
        return False
    before = copy.tokens[whole[at - 1]]
    return (
        copy.gap(whole[at - 1]) == " "
        and before.text.islower()
        and before.lower not in ("is", "was", "are", "were", "been", "be")
    )


def _from_lead(copy: Copy, cast: Cast, before: list[int], speech: Speech) -> Voice | None:
    """The subject of the words' own sentence, where no verb of saying stands; sure only before a colon."""
    subject = leading(copy, cast, before)
    if subject is None or (subject.form is Form.NOUN and not speech.whole):
        return None
    colon = copy.text[max(0, speech.start - 3) : speech.start].rstrip().endswith(":")
    return Voice(Link.CUE if colon else Link.BEFORE, subject)


def _from_elsewhere(copy: Copy, cast: Cast, found: list[Speech], number: int, given: list[Voice]) -> Voice:
    """A speaker for words with no cue in their sentence."""
    speech = found[number]
    here = copy.sentence_at(speech.start)
    if number and given[-1].link is not Link.NONE:
        there = copy.sentence_at(found[number - 1].start)
        if copy.paragraph_of[there] == copy.paragraph_of[here] and not _other_subject(copy, cast, there, here):
            return replace(
                given[-1], link=Link.CONTINUED if given[-1].link is Link.CUE else given[-1].link, joins=False
            )
    if here:
        span = copy.outer[here - 1]
        opening = copy.outer_words(span.start, span.end)
        if copy.text[span.end - 1] == ":":
            cue = next((at for at in range(len(opening) - 1, -1, -1) if is_cue(copy, opening[at])), None)
            subject = subject_before(copy, cast, opening, cue) if cue else leading(copy, cast, opening)
            if subject is not None:
                return Voice(Link.CUE, subject, _span(copy, opening[cue]) if cue else None)
        if (
            number
            and given[-1].who
            and found[number - 1].end >= span.start
            and copy.paragraph_of[here] - copy.paragraph_of[here - 1] <= 1
        ):
            return replace(given[-1], link=Link.ALONE, joins=False)
        subject = leading(copy, cast, opening)
        if subject is not None and subject.form is not Form.NOUN:
            return Voice(Link.BEFORE, subject)
    return Voice(Link.NONE)


def _other_subject(copy: Copy, cast: Cast, there: int, here: int) -> bool:
    """Whether a sentence between the two statements has a subject of its own."""
    return any(
        leading(copy, cast, copy.outer_words(copy.outer[n].start, copy.outer[n].end))
        for n in range(there + 1, min(here, there + 6))
    )


def _caught_up(copy: Copy, found: list[Speech], given: list[Voice], number: int) -> Voice:
    """Words without a cue that the next words' cue follows in the same paragraph are that speaker's."""
    voice = given[number]
    if voice.link in (Link.CUE, Link.CONTINUED) or number + 1 >= len(found):
        return voice
    following, speech, after = given[number + 1], found[number], found[number + 1]
    between = copy.text[speech.end : after.start]
    near = not between.strip() and between.count("\n") < 2
    return replace(following, link=Link.CONTINUED, joins=False) if near and following.link is Link.CUE else voice


def _from_below(copy: Copy, found: list[Speech], given: list[Voice]) -> list[Voice]:
    """Words of a headline that nobody says there: whoever says them further down."""
    later = [" ".join(piece.of(copy.text).casefold() for piece in speech.pieces) for speech in found]
    voices = list(given)
    for number, voice in enumerate(given[:3]):
        here = copy.sentence_at(found[number].start)
        if voice.who or here > 1:
            continue
        words_here = later[number].strip(" .,!?…")
        same = next(
            (n for n in range(number + 1, len(found)) if words_here in later[n] and given[n].subject is not None), None
        )
        if same is not None:
            voices[number] = replace(given[same], link=Link.BELOW, joins=False)
    return voices


def _resolved(memory: Memory, voice: Voice) -> Voice:
    """The voice with the people that its pronoun or role noun may mean."""
    subject = voice.subject
    if subject is None or voice.who or voice.link in (Link.CONTINUED, Link.ALONE):
        return voice
    if subject.form is Form.NAME:
        return replace(voice, who=subject.who, rivals=subject.who)
    if subject.form is Form.NOUN:
        who = by_role(memory, subject) or _by_noun(memory, subject)
        return replace(voice, who=who[:1], rivals=who)
    pronoun = memory.copy.tokens[subject.first].lower
    if pronoun in ("it", "they"):
        body = _body_before(memory, subject)
        return replace(voice, subject=body) if body is not None else voice
    if pronoun not in ("he", "she"):
        return voice
    fitting = candidates(memory, pronoun, subject.span.start)
    return replace(voice, who=(fitting[0][1],), rivals=rivals(fitting)) if fitting else voice


def _body_before(memory: Memory, subject: Subject) -> Subject | None:
    """The body or group that the sentence before has as its subject; "it" and "they" take that up."""
    copy = memory.copy
    here = copy.sentence_at(subject.span.start)
    for number in range(here, max(here - 3, -1), -1):
        span = copy.outer[number]
        found = leading(copy, memory.cast, copy.outer_words(span.start, min(span.end, subject.span.start)))
        if found is not None and found.form is Form.NOUN:
            return found
    return None


def _by_noun(memory: Memory, subject: Subject) -> tuple[int, ...]:
    """People whom a noun phrase means that names no role given before: an owner's document, or a role that is new here."""
    copy = memory.copy
    first, head = copy.tokens[subject.first].lower, head_of(copy, subject)
    if first in ("his", "her") and head in words("bodies", "documents"):
        fitting = candidates(memory, first, subject.span.start)
        return rivals(fitting) if fitting else ()
    if first != "the":
        return ()
    if head in words("roles", "nouns") or head in ("post", "tweet", "message", "man", "woman"):
        return latest(memory, subject)
    return ()


def _span(copy: Copy, index: int) -> Span:
    return Span(copy.tokens[index].start, copy.tokens[index].end)
