"""Stances in somebody's own quoted words: "I support …", "we oppose …", "Scrap it.". Knows marked words and who says them."""

from briefings.draft.model import Tier
from briefings.drafting.attribution.quotes import Speech
from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.drafting.stances.matters import Matters
from briefings.drafting.stances.signs import BALLOTS, Sign, is_denied, sign_at
from briefings.drafting.stances.targets import Stand, predicate, target_after
from briefings.drafting.syntax.subjects import Head, Subject, head_of
from briefings.drafting.voice import Attribution, Link
from briefings.model.record import Position
from briefings.model.spans import Span
from briefings.text.lexicon import words

_ARTICLES = words("grammar", "articles")
_OWN = frozenset(
    ("i", "we", "i'm", "i’m", "we're", "we’re", "i've", "i’ve", "we've", "we’ve", "i'll", "i’ll", "we'll", "we’ll")
)
_CAN = frozenset(("to", "will", "would", "can", "cannot", "not", "never", "fully", "strongly", "still"))
_UNSURE = frozenset(
    ("if", "whether", "never", "might", "may", "could", "unless", "not", "didn't", "didn’t", "haven't", "haven’t")
)


def own_stands(
    copy: Document, cast: Entities, matters: Matters, spoken: list[Speech], given: list[Attribution]
) -> list[Stand]:
    """Stances that speakers take in their own words; only where who speaks is clear."""
    out = []
    for speech, voice in zip(spoken, given, strict=True):
        holder = _holder(copy, cast, voice)
        if holder is None:
            continue
        first, end = copy.token_at(speech.start), copy.token_at(speech.end)
        evidence = Span(speech.pieces[0].start, speech.pieces[-1].end)
        for index in range(first, end):
            sign = _imperative(copy, index, first) or _own_verb(copy, index, first)
            if sign is not None:
                if copy.gap(sign.last)[:1] == " ":
                    target = target_after(copy, sign.last + 1, end - 1, quoted=True)
                else:
                    target = _object_first(copy, index, first)
                if target is None and copy.lower[sign.last] in BALLOTS:
                    target = matters.main
                if target is not None:
                    out.append(Stand(*holder, sign.position, Tier.FIRM, target, evidence, sign.weak, own=True))
            judged = _judgment(copy, index, first, end)
            if judged is not None:
                out.append(Stand(*holder, judged[0], Tier.FIRM, judged[1], evidence, weak=True, own=True))
    return out


def _holder(copy: Document, cast: Entities, voice: Attribution) -> tuple[int | None, Subject | None] | None:
    if voice.link not in (Link.CUE, Link.CONTINUED) or len(voice.rivals) > 1:
        return None
    if len(voice.who) == 1:
        return voice.who[0], None
    if voice.who or voice.subject is None or voice.subject.form is not Head.NOUN:
        return None
    body = cast.body_at(voice.subject.last)
    if body is not None:
        return body, None
    document = head_of(copy, voice.subject) in words("bodies", "documents")
    return None if document else (None, voice.subject)


def _object_first(copy: Document, verb: int, first: int) -> Span | None:
    """What is before "we reject." in the same sentence."""
    start = verb - 1
    while start > first and copy.gap(start - 1) == " ":
        start -= 1
    owner = next((i for i in range(start, verb) if copy.lower[i] in ("i", "we")), None)
    return copy.span(start, owner - 1) if owner is not None and owner > start else None


def _imperative(copy: Document, index: int, first: int) -> Sign | None:
    """ "Scrap it" and "Pass the bill" at the start of a sentence of the speaker's."""
    if index + 1 >= len(copy.tokens) or (index > first and copy.gap(index - 1).strip() not in (".", "!", "?")):
        return None
    lower = copy.lower[index]
    if copy.lower[index + 1] not in _ARTICLES | {"it", "this", "that"} or copy.gap(index) != " ":
        return None
    if lower in words("stances", "imperative_supports"):
        return Sign(Position.SUPPORTS, Tier.FIRM, index, weak=True)
    opposes = lower in words("stances", "imperative_opposes")
    return Sign(Position.OPPOSES, Tier.FIRM, index, weak=True) if opposes else None


def _own_verb(copy: Document, index: int, first: int) -> Sign | None:
    """ "I support", "we will vote against", "we won’t back"."""
    sign = sign_at(copy, index)
    if sign is None or sign.tier is not Tier.FIRM:
        return None
    before = copy.lower[max(first, index - 3) : index]
    if not _OWN & {*before, copy.lower[index]}:
        return None
    if copy.lower[index] == "back" and before[-1] not in _OWN | _CAN:
        return None  # "I came back home"
    if is_denied(copy, index, first):
        return sign.turn(Tier.FIRM) if sign.position is Position.SUPPORTS else None
    return None if _UNSURE & set(before) else sign


def _judgment(copy: Document, index: int, first: int, end: int) -> tuple[Position, Span] | None:
    """ "This bill is a mistake": what is said of a thing that opens a sentence of the speaker's."""
    place = index
    while place > first and index - place < 6 and copy.gap(place - 1) in (" ", "’s ", "'s "):
        place -= 1
    opens = place == first or copy.gap(place - 1).strip() in (".", "!", "?")
    if index - place < 2 or not opens or copy.lower[place] not in ("the", "this", "that"):
        return None
    position = predicate(copy, list(range(index, min(end, index + 6))), 0)
    return (position, copy.span(place, index - 1)) if position is not None else None
