"""Finds whom the pronoun or noun phrase that speaks means: people by gender, role and nearness; bodies by what was spoken of."""

from dataclasses import replace

from briefings.drafting.coreference.antecedents import (
    DiscourseModel,
    alone_before,
    by_role,
    candidates,
    later_of_role,
    latest,
    rivals,
)
from briefings.drafting.coreference.kin import kin_of
from briefings.drafting.coreference.unnamed import find_introduction, find_unnamed
from briefings.drafting.document import Document
from briefings.drafting.syntax.phrases import extend_phrase, is_vague
from briefings.drafting.syntax.subjects import Head, Subject, head_of, leading
from briefings.drafting.syntax.verbs import is_described
from briefings.drafting.voice import Attribution, Link
from briefings.text.lexicon import words

_LETTER_REACH = 4  # sentences that "the statement" looks back over for the one who gave it


def resolve(memory: DiscourseModel, voice: Attribution, last: Attribution | None = None) -> Attribution:
    """The voice with the people that its pronoun or role noun may mean. `last` is the voice of the statement before."""
    subject = voice.subject
    if subject is None or voice.who:
        return voice
    if subject.form is Head.NAME:
        return replace(voice, who=subject.who, rivals=subject.who)
    if subject.form is Head.NOUN:
        if head_of(memory.copy, subject) in words("bodies", "authored"):
            return _resolve_document(memory, voice, subject)
        who = kin_of(memory, subject) or by_role(memory, subject)
        if not who and voice.link is not Link.TURN:
            earlier = find_introduction(memory, subject)
            if earlier is not None:
                return replace(voice, subject=extend_phrase(memory.copy, earlier))
            later = later_of_role(memory, subject)
            who = later or _by_noun(memory, subject)
            bare = subject.last == subject.first + 1 and head_of(memory.copy, subject) in words("roles", "nouns")
            guessed = bool(later) or ((bare or _is_other(memory, subject, who)) and not alone_before(memory, subject))
            voice = replace(voice, guessed=guessed)  # "the New York builder" describes the one spoken of
        if not who and is_vague(memory.copy, subject):
            return replace(voice, subject=extend_phrase(memory.copy, subject))
        return replace(voice, who=who[:1], rivals=who)
    pronoun = memory.copy.lower[subject.first]
    if pronoun in ("it", "they"):
        return _take_up(memory, voice, subject, last)
    if pronoun not in ("he", "she", "him", "her"):
        return voice
    nobody = find_unnamed(memory, subject, last)
    if nobody is not None:
        known = kin_of(memory, nobody)
        return replace(voice, who=known, rivals=known) if known else replace(voice, subject=nobody)
    fitting = candidates(memory, pronoun, subject.span.start)
    quoter = memory.cast.at.get(subject.first - 2) if pronoun in ("him", "her") else None
    if quoter is not None:
        fitting = [candidate for candidate in fitting if (candidate[1],) != quoter.who]  # "Hale quoted him as saying"
    return with_candidates(voice, fitting)


def with_candidates(voice: Attribution, fitting: list[tuple[float, int]]) -> Attribution:
    """The voice with the best of the candidates as its speaker; as it is where there are none."""
    return replace(voice, who=(fitting[0][1],), rivals=rivals(fitting)) if fitting else voice


def _is_other(memory: DiscourseModel, subject: Subject, who: tuple[int, ...]) -> bool:
    """Whether "the council boss" would be a second office of somebody who has one; "the retired millwright" may well be."""
    leads = head_of(memory.copy, subject) in words("roles", "in_short")
    return leads and any(memory.heads.get(person) for person in who[:1])


def _take_up(memory: DiscourseModel, voice: Attribution, subject: Subject, last: Attribution | None) -> Attribution:
    """The voice with the body, group or document that "it" or "they" takes up: what spoke just before, or the subject of the sentence
    before; "it" may be somebody's letter or post, and then it is that person's words."""
    copy = memory.copy
    here = copy.sentence_at(subject.span.start)
    people = copy.lower[subject.first] == "they"
    if last is not None and last.subject is not None and here - copy.sentence_at(last.subject.span.start) <= 2:
        spoke = last.taken_up or last.subject
        if spoke.form is Head.NOUN and not last.who and not (people and _is_document(copy, spoke)):
            return replace(voice, taken_up=spoke)
    for number in range(here, max(here - 3, -1), -1):
        span = copy.outer[number]
        inside = copy.outer_words(span.start, min(span.end, subject.span.start))
        lead = leading(copy, memory.cast, inside)
        if lead is None or lead.first == subject.first:
            continue
        if lead.form is Head.NOUN and not (people and _is_document(copy, lead)):
            return replace(voice, taken_up=lead)
        wrote = any(copy.lower[i] in words("bodies", "documents") for i in inside)
        if lead.form is Head.NAME and len(lead.who) == 1 and not people and wrote:
            return replace(voice, who=lead.who, rivals=lead.who)
    return voice


def _resolve_document(memory: DiscourseModel, voice: Attribution, subject: Subject) -> Attribution:
    """The voice of a statement, letter or post: its owner ("Lyons’s letter", "her letter"), or the one said before to have spoken in it;
    a letter by nobody in particular speaks for itself."""
    copy = memory.copy
    first, head = copy.lower[subject.first], head_of(copy, subject)
    if first in ("his", "her"):
        return with_candidates(voice, candidates(memory, first, subject.span.start))
    for index in range(subject.first, subject.last):
        owner = memory.cast.at.get(index)
        if owner is not None and owner.run.possessive and not memory.cast.people[owner.who[0]].body:
            return replace(voice, who=owner.who[:1], rivals=owner.who)
    here = copy.sentence_at(subject.span.start)
    for number in range(here if first == "the" else -1, max(here - _LETTER_REACH, 0) - 1, -1):
        span = copy.outer[number]
        inside = copy.outer_words(span.start, min(span.end, subject.span.start))
        if not any(copy.lower[i] in (head, f"{head}ed") for i in inside):
            continue
        giver = leading(copy, memory.cast, inside)
        if giver is None or _is_document(copy, giver) or (giver.form is not Head.NAME and head == "letter"):
            break
        if giver.form is Head.NOUN:
            return replace(voice, taken_up=giver)
        return replace(resolve(memory, replace(voice, subject=giver)), subject=subject)
    return voice


def _is_document(copy: Document, subject: Subject) -> bool:
    return head_of(copy, subject) in words("bodies", "documents")


def _by_noun(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """People whom a noun phrase means that takes up no role: an owner's document, or a role that is new here."""
    copy = memory.copy
    first, head = copy.lower[subject.first], head_of(copy, subject)
    if first in ("his", "her") and _is_document(copy, subject):
        fitting = candidates(memory, first, subject.span.start)
        return rivals(fitting) if fitting else ()
    if first == "one" and copy.lower[min(subject.first + 2, subject.last)] in ("them", "the", "those"):
        return _one_of(memory, subject)
    means_person = head in words("roles", "nouns") or head in ("man", "woman") or is_described(head)
    return latest(memory, subject) if first == "the" and means_person else ()


def _one_of(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """The two people that "one of them" may mean: the last two spoken of, women or men where the sentences say so."""
    copy = memory.copy
    here = copy.sentence_at(subject.span.start)
    spoken = set(copy.lower[copy.token_at(copy.outer[max(0, here - 1)].start) : subject.first])
    if not spoken & {"two", "both", "pair", "couple"}:
        return ()
    pronoun = "she" if "women" in spoken else "he" if "men" in spoken else ""
    return tuple(who for _, who in candidates(memory, pronoun, subject.span.start)[:2])
