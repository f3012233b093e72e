"""What a noun phrase that speaks is worth: whether it can, whether it says who, and how the article words it in full."""

from dataclasses import replace

from briefings.drafting.document import Document
from briefings.drafting.syntax.subjects import (
    DETERMINERS,
    NP_STOPS,
    PREPOSITIONS,
    TIME_WORDS,
    Subject,
    head_of,
    is_cue,
    speaks,
)
from briefings.drafting.syntax.verbs import is_described, is_proper
from briefings.model.spans import Span
from briefings.text.lexicon import body_words, words

_WHEREABOUTS = frozenset(("from", "in", "near", "outside"))  # "a farmer from Kelwadi" has no name for it
_SOMEBODY = words("bodies", "unnamed") | words("roles", "nouns") | words("roles", "female") | words("roles", "male")
_CLAUSE = 12  # words that a clause such as "who voted yes" may have


def can_speak(copy: Document, subject: Subject) -> bool:
    """Whether a noun phrase names somebody or something that can say words: a person's role, a body, a document, a group, or a name."""
    head = head_of(copy, subject)
    if head[0] == "@" or speaks(head) or head in body_words() or head in words("grammar", "generic"):
        return True
    return any(is_proper(copy, i) for i in range(subject.first, subject.last + 1) if copy.lower[i] == head)


def phrase_around(copy: Document, index: int) -> Span:
    """The noun phrase about the noun at `index`: from its article or owner on, with what follows after "of", "to", "from", "by", "for"."""
    first = last = index
    while first > 0 and index - first < 4 and copy.gap(first - 1) in (" ", "’s ", "'s ", "’ ", "' "):
        before = copy.lower[first - 1]
        if before in NP_STOPS or before in PREPOSITIONS:
            break
        first -= 1
        if before in DETERMINERS:
            break
    while last + 1 < len(copy.tokens) and last - index < 8 and copy.gap(last) in (" ", "’s ", "'s "):
        following = copy.lower[last + 1]
        if last == index and following not in ("of", "to", "from", "by", "for"):
            break
        if following in NP_STOPS or copy.marked_of[last + 1] != copy.marked_of[index] or is_cue(copy, last + 1):
            break
        last += 1
    while last > index and copy.lower[last] in PREPOSITIONS | TIME_WORDS | DETERMINERS:
        last -= 1
    return copy.span(first, last)


def is_vague(copy: Document, subject: Subject) -> bool:
    """Whether the phrase only says that somebody spoke ("a source", "one senator who voted yes"), with no name in it."""
    head = head_of(copy, subject)
    if not is_described(head) and head not in _SOMEBODY:
        return False
    later = range(subject.first + 1, subject.last + 1)
    end = next((i for i in later if copy.lower[i] in _WHEREABOUTS), subject.last + 1)
    return not any(
        is_proper(copy, i) and copy.lower[i] not in words("common", "peoples") for i in range(subject.first, end)
    )


def extend_phrase(copy: Document, subject: Subject) -> Subject:
    """The phrase with the clause that narrows it down ("one senator who voted yes")."""
    last = subject.last
    if copy.gap(last) != " " or last + 2 >= len(copy.tokens) or copy.lower[last + 1] not in ("who", "that"):
        return subject
    while last + 1 < len(copy.tokens) and last - subject.last < _CLAUSE and copy.gap(last) in (" ", "’s ", "'s ", "-"):
        last += 1
    return replace(subject, span=Span(subject.span.start, copy.tokens[last].end))


def is_account(copy: Document, index: int) -> bool:
    """Whether the token names an account that speaks ("a user called @bay_watcher"), not one spoken to."""
    text = copy.tokens[index].text
    return len(text) > 2 and text[0] == "@" and copy.lower_at(index - 1) not in ("to", "at", "with", "about")
