"""Finds somebody without a name that a pronoun or "the spokesman" takes up: "one father said …. “…,” he asked". Knows no people's names."""

from briefings.drafting.coreference.antecedents import DiscourseModel, by_role, gender_of
from briefings.drafting.document import Document
from briefings.drafting.syntax.phrases import can_speak, extend_phrase, is_vague, phrase_around
from briefings.drafting.syntax.subjects import (
    AUXILIARIES,
    Head,
    Subject,
    head_of,
    is_cue,
    leading,
    subject_before,
    subject_of,
)
from briefings.drafting.voice import Attribution

_INTRODUCES = frozenset(("a", "an", "one", "another", "my", "our", "his", "her", "their"))
_BACK = 3  # sentences over which "he … he … he" is followed to where it began
_SEEN = 400  # words that "the spokesman" looks back over for the one who was brought in
_LED = 8  # words that "one senior from the north side, who" may have
_TAIL = 3  # words from the end of a sentence at which "…, a spokesman said." counts as its end
_ASKING = frozenset(("asked", "asks", "pressed", "questioned", "told", "handed", "wanted"))


def find_unnamed(memory: DiscourseModel, subject: Subject, last: Attribution | None) -> Subject | None:
    """Somebody without a name that the pronoun takes up: who spoke last, or leads the sentence before; None where that one is named."""
    copy = memory.copy
    pronoun = copy.lower[subject.first]
    here = copy.sentence_at(subject.span.start)
    spoke = None
    if last is not None and last.subject is not None and not last.who and last.taken_up is None:
        spoke = last.subject
    for phrase in (spoke, _before(memory, pronoun, here)):
        if phrase is None or phrase.form is not Head.NOUN or phrase.first >= subject.first:
            continue
        if not is_vague(copy, phrase) and copy.lower[phrase.last + 1] != "who":
            continue
        fits = gender_of(copy.lower[phrase.last]) in (None, pronoun) or gender_of(head_of(copy, phrase)) == pronoun
        if fits and _is_new(memory, phrase) and _is_near(copy, phrase, here):
            return extend_phrase(copy, phrase)
    return None


def _is_new(memory: DiscourseModel, phrase: Subject) -> bool:
    """Whether the phrase brings somebody in, and is beside no name ("Ann Lee, a lawyer")."""
    copy = memory.copy
    beside = phrase.first - 1 in memory.cast.at and copy.gap(phrase.first - 1) == ", "
    opens = copy.lower[phrase.first] in _INTRODUCES or copy.tokens[phrase.first].possessive
    return opens and not beside and not by_role(memory, phrase)


def _is_near(copy: Document, phrase: Subject, here: int) -> bool:
    there = copy.sentence_at(phrase.span.start)
    return here - there <= _BACK and copy.paragraph_of[there] == copy.paragraph_of[here]


def _before(memory: DiscourseModel, pronoun: str, here: int) -> Subject | None:
    """Who leads the sentence before, over sentences that only say "he" again."""
    copy = memory.copy
    for number in range(here - 1, max(here - 1 - _BACK, -1), -1):
        inside = copy.outer_words_in(copy.outer[number])
        lead = _cleft(memory, inside) or _last_speaker(memory, inside) or _find_described(memory, inside)
        lead = lead or leading(copy, memory.cast, inside)
        if lead is None or lead.form is not Head.PRONOUN:
            return None if lead is None or _asks(memory, inside, lead) else lead
        if copy.lower[lead.first] != pronoun:
            return None
    return None


def _cleft(memory: DiscourseModel, inside: list[int]) -> Subject | None:
    """ "It was a girl of nine who got the applause": the girl."""
    copy = memory.copy
    if len(inside) < 5 or copy.lower[inside[0]] != "it" or copy.lower[inside[1]] not in ("was", "is"):
        return None
    who = next((n for n in range(3, min(len(inside), 12)) if copy.lower[inside[n]] == "who"), None)
    if who is None or any(inside[n] in memory.cast.at for n in range(2, who)):
        return None
    return subject_of(copy, Head.NOUN, inside[2], inside[who - 1])


def _find_described(memory: DiscourseModel, inside: list[int]) -> Subject | None:
    """ "One senior, who graduates in May, drew the biggest laugh": the senior, whatever the word for such people is."""
    copy = memory.copy
    if not inside or copy.lower[inside[0]] not in ("a", "an", "one", "another"):
        return None
    who = next((n for n in range(2, min(len(inside), _LED)) if copy.lower[inside[n]] == "who"), None)
    if who is None or any(inside[n] in memory.cast.at for n in range(who)):
        return None
    return subject_of(copy, Head.NOUN, inside[0], inside[who - 1])


def _last_speaker(memory: DiscourseModel, inside: list[int]) -> Subject | None:
    """Who speaks at the end of a reported sentence ("…, a neighbour said.")."""
    for n in range(len(inside) - 1, max(len(inside) - 1 - _TAIL, 0), -1):
        if is_cue(memory.copy, inside[n]) and memory.copy.lower[inside[n] - 1] not in AUXILIARIES:
            speaker = subject_before(memory.copy, memory.cast, inside, n)
            if speaker is None or speaker.form is not Head.NOUN or can_speak(memory.copy, speaker):
                return speaker  # "drew the biggest laugh" ends on no verb of saying
    return None


def _asks(memory: DiscourseModel, inside: list[int], subject: Subject) -> bool:
    """Whether the sentence is about somebody else's answer ("A reporter asked Hale about it. “No,” he said")."""
    later = [index for index in inside if index > subject.last]
    verb = next((n for n, index in enumerate(later) if memory.copy.lower[index] in _ASKING), None)
    return verb is not None and any(index in memory.cast.at for index in later[verb + 1 : verb + 4])


def find_introduction(memory: DiscourseModel, subject: Subject) -> Subject | None:
    """The phrase that brought in, without a name, whom "the spokesman" takes up: "a spokesman for the ministry"."""
    copy = memory.copy
    head = head_of(copy, subject)
    if copy.lower[subject.first] != "the" or not is_vague(copy, subject):
        return None
    for index in range(subject.first - 1, max(0, subject.first - _SEEN), -1):
        if copy.lower[index] != head or copy.marked_of[index] >= 0:
            continue
        span = phrase_around(copy, index)
        first, last = copy.token_at(span.start), copy.token_at(span.end) - 1
        named = any(place in memory.cast.at for place in (first - 1, last + 1)) and copy.gap(last) in (" ", ", ")
        owned = any(copy.tokens[place].possessive for place in range(first, index))
        opens = copy.lower[first] in _INTRODUCES | {"its"} or owned
        if opens and not named and not any(place in memory.cast.at for place in range(first, index)):
            return Subject(Head.NOUN, span, first, last)
    return None
