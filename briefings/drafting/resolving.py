"""Finds whom the pronoun or noun phrase that speaks means: people by gender, role and nearness; bodies by what was spoken of."""

from dataclasses import replace

from briefings.drafting.antecedents import Memory, by_role, candidates, latest, rivals
from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.drafting.subjects import Form, Subject, described, head_of, is_vague, leading
from briefings.drafting.voice import Voice


def resolved(memory: Memory, voice: Voice, last: Voice | None = None) -> Voice:
    """The voice with the people that its pronoun or role noun may mean. `last` is the voice of the statement before."""
    subject = voice.subject
    if subject is None or voice.who:
        return voice
    if subject.form is Form.NAME:
        return replace(voice, who=subject.who, rivals=subject.who)
    if subject.form is Form.NOUN:
        who = by_role(memory, subject) or _by_noun(memory, subject)
        if not who and is_vague(memory.copy, subject):
            return replace(voice, subject=described(memory.copy, subject))
        return replace(voice, who=who[:1], rivals=who)
    pronoun = memory.copy.tokens[subject.first].lower
    if pronoun in ("it", "they"):
        return _taken_up(memory, voice, subject, last)
    if pronoun not in ("he", "she"):
        return voice
    fitting = candidates(memory, pronoun, subject.span.start)
    return replace(voice, who=(fitting[0][1],), rivals=rivals(fitting)) if fitting else voice


def _taken_up(memory: Memory, voice: Voice, subject: Subject, last: Voice | None) -> Voice:
    """The body, group or document that "it" or "they" takes up: what spoke just before, or what the sentence before has as its subject;
    "it" may be somebody's letter or post, and then it is that person's words."""
    copy = memory.copy
    here = copy.sentence_at(subject.span.start)
    people = copy.tokens[subject.first].lower == "they"
    if last is not None and last.subject is not None and here - copy.sentence_at(last.subject.span.start) <= 2:
        spoke = last.taken_up or last.subject
        if spoke.form is Form.NOUN and not last.who and not (people and _is_document(copy, spoke)):
            return replace(voice, taken_up=spoke)
    for number in range(here, max(here - 3, -1), -1):
        span = copy.outer[number]
        inside = copy.outer_words(span.start, min(span.end, subject.span.start))
        found = leading(copy, memory.cast, inside)
        if found is None or found.first == subject.first:
            continue
        if found.form is Form.NOUN and not (people and _is_document(copy, found)):
            return replace(voice, taken_up=found)
        wrote = any(copy.tokens[i].lower in words("bodies", "documents") for i in inside)
        if found.form is Form.NAME and len(found.who) == 1 and not people and wrote:
            return replace(voice, who=found.who, rivals=found.who)
    return voice


def _is_document(copy: Copy, subject: Subject) -> bool:
    return head_of(copy, subject) in words("bodies", "documents")


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
