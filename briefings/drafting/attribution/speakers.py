"""Gives every statement its speaker: by the cue beside it, the words before it, or the statement it goes on from."""

from dataclasses import replace

from briefings.drafting.attribution.quotes import Speech
from briefings.drafting.coreference.anaphora import resolve
from briefings.drafting.coreference.antecedents import DiscourseModel, candidates, of_role, rivals
from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.drafting.syntax.phrases import can_speak, is_account
from briefings.drafting.syntax.subjects import (
    AUXILIARIES,
    Head,
    Subject,
    is_cue,
    leading,
    name_at,
    subject_after,
    subject_before,
    subject_of,
)
from briefings.drafting.syntax.verbs import is_manner, is_passive
from briefings.drafting.voice import Attribution, Link
from briefings.model.spans import Span
from briefings.text.lexicon import words

_BEFORE = 25  # words before a quotation that are searched for its verb of saying
_ASKED = 400  # words before a "Q." in which "examined by" is looked for, and people one of whom answers
_TURNS = 3  # turns before an "A." in which its speaker may have had the word
_BESIDE = 3  # words that may be between a verb of manner ("laughed") and the words said so
_TAG = 3  # words after a comma in which a verb of saying makes them a tag (", she said")
_TAIL = 3  # words from the end of a sentence at which "…, Lyons said." counts as its end
_ROLES = words("roles", "nouns") | words("titles", "office")
_STARTS_CLAUSE = words("grammar", "leads_clause") | {"and", "but", "or", "compared"}
_CHAIN = 1.4  # what a pronoun or role counts that means one person
_UNSURE = 0.45  # what a pronoun that could mean two people counts for the likelier one
# Points of a verb of saying: for a plain one, off for a side clause, off for each word between.
_STRONG, _SIDE, _PER_WORD = 1.0, 1.5, 0.12


def voices(memory: DiscourseModel, speeches: list[Speech]) -> list[Attribution]:
    """One voice a speech, in source order."""
    copy, cast = memory.copy, memory.cast
    given: list[Attribution] = []
    walked = 0
    for number, speech in enumerate(speeches):
        walked = _walk(memory, walked, speech.start)
        voice = _voice(copy, cast, speeches, number, given)
        voice = resolve(memory, voice, given[-1] if given else None)
        if voice.who and len(voice.rivals) < 2:
            memory.add(speech.end, voice.who[0], 1.2)
        given.append(voice)
    _walk(memory, walked, len(copy.text))
    given = [_with_next_cue(copy, speeches, given, number) for number in range(len(speeches))]
    return _from_below(copy, speeches, given)


def _walk(memory: DiscourseModel, walked: int, until: int) -> int:
    """Resolves the pronouns and roles on the way, so that a chain of "he" and "the mayor" is followed; returns how far it came."""
    copy = memory.copy
    end = copy.token_at(until)
    for index in range(walked, end):
        lower = copy.lower[index]
        if copy.marked_of[index] >= 0:
            continue
        place = copy.tokens[index].start
        if lower in ("he", "she"):
            fitting = candidates(memory, lower, place)
            if fitting:
                memory.add(place, fitting[0][1], _CHAIN if len(rivals(fitting)) == 1 else _UNSURE)
        elif lower == "the" and index + 2 < end and copy.lower[index + 1] in _ROLES and copy.gap(index) == " ":
            who = of_role(memory, copy.lower[index + 1], place) if index + 1 not in memory.cast.at else ()
            if len(who) == 1:
                memory.add(place, who[0], _CHAIN)
    return max(walked, end)


def _voice(
    copy: Document, cast: Entities, speeches: list[Speech], number: int, given: list[Attribution]
) -> Attribution:
    speech = speeches[number]
    label = copy.marks[speech.number].label
    if label is not None:
        return _from_label(copy, cast, label, given)
    sentence = copy.outer[copy.sentence_at(speech.start)]
    same_before = number > 0 and speeches[number - 1].start >= sentence.start
    before_from = speeches[number - 1].end if same_before else sentence.start
    following = speeches[number + 1].start if number + 1 < len(speeches) else sentence.end
    after = copy.outer_words(speech.end, min(following, sentence.end))
    before = copy.outer_words(before_from, speech.start, from_end=True)
    cued = same_before and given[-1].link is Link.CUE and bool(before)
    if cued and _is_middle(copy, given[-1], before, before_from, speech):
        return replace(given[-1], joins=_joins(copy, speeches[number - 1], before, speech))
    voice = _from_after(copy, cast, speech, after) if _leans_on_after(copy, speech, after, before) else None
    voice = voice or _from_account(copy, before, speech)
    voice = voice or _from_before(copy, cast, copy.outer_words(sentence.start, speech.start, from_end=True), before)
    if voice is None and after and copy.lower[after[0]] == "as":
        voice = _from_after(copy, cast, speech, after)
    voice = voice or (_goes_on(copy, cast, given[-1], before) if same_before else None)
    voice = voice or _from_lead(copy, cast, before, speech)
    voice = voice or (_from_after(copy, cast, speech, after) if after else None)
    return voice or _from_elsewhere(copy, cast, speeches, number, given)


def _from_label(copy: Document, cast: Entities, label: Span, given: list[Attribution]) -> Attribution:
    """The speaker of a turn in a transcript: the person its label names. "Q." is the one said to have asked; "A." the one who spoke
    before, or the person named most, which is sure only where the asker is known."""
    first, last = copy.token_at(label.start), copy.token_at(label.end) - 1
    if label.of(copy.text) in ("Q", "A"):
        asks = _asker(copy, cast, label.start)
        if label.of(copy.text) == "Q":
            return Attribution(Link.TURN, asks) if asks is not None else Attribution(Link.NONE)
        answers = _answerer(cast, asks, given)
        if answers is None:
            return Attribution(Link.NONE)
        link = Link.BEFORE if asks is None else Link.TURN
        return Attribution(link, Subject(Head.NAME, label, first, last, (answers,)))
    named = next((i for i in range(last, first - 1, -1) if i in cast.at), None)
    if named is not None:
        return Attribution(Link.CUE, name_at(copy, cast, named))
    return Attribution(Link.TURN, Subject(Head.NOUN, label, first, last))


def _asker(copy: Document, cast: Entities, place: int) -> Subject | None:
    """Who is said to ask the questions ("examined by Ann Lee"), last before `place`."""
    end = copy.token_at(place)
    for index in range(end - 1, max(0, end - _ASKED), -1):
        if copy.lower[index] == "by" and copy.lower[index - 1] in words("grammar", "asked_by"):
            return name_at(copy, cast, index + 1) if index + 1 in cast.at else None
    return None


def _answerer(cast: Entities, asks: Subject | None, given: list[Attribution]) -> int | None:
    """Who had the word last and does not ask, else the person named most."""
    known = asks.who if asks is not None else ()
    turns = reversed(given[-_TURNS:])
    spoke = next((voice.who[0] for voice in turns if len(voice.who) == 1 and voice.who != known), None)
    people = [who for who, somebody in enumerate(cast.people[:_ASKED]) if not somebody.body and who not in known]
    if spoke is not None:
        return spoke
    return max(people, key=lambda who: (len(cast.people[who].mentions), -who), default=None)


def _goes_on(copy: Document, cast: Entities, last: Attribution, before: list[int]) -> Attribution | None:
    """The speaker of the words before in the same sentence, where nobody else is its subject from there on ("called it “x” and “y”")."""
    if last.link not in (Link.CUE, Link.CONTINUED) or last.subject is None:
        return None
    lead = leading(copy, cast, before)
    return None if lead is not None and lead.form is not Head.NOUN else replace(last, link=Link.CONTINUED, joins=False)


def _is_middle(copy: Document, last: Attribution, before: list[int], start: int, speech: Speech) -> bool:
    """Whether the cue of the statement before is between the two, and nobody else is named in between with a cue."""
    if last.cue is None or not start <= last.cue.start < speech.start:
        return False
    later = [i for i in before if copy.tokens[i].start > last.cue.end and is_cue(copy, i)]
    return not later or all(copy.lower[i].endswith("ing") for i in later)


def _joins(copy: Document, last: Speech, before: list[int], speech: Speech) -> bool:
    """Whether the two pieces are one statement cut by its cue: a comma before the cue and one after it, or no capital to go on with."""
    opens_low = copy.text[speech.pieces[0].start].islower()
    ends = copy.text[last.pieces[-1].end - 1]
    comma = copy.text[copy.tokens[before[-1]].end : speech.start].strip().startswith(",")
    return last.whole and ends not in ".!?" and comma and (opens_low or ends in ",—–-")


def _leans_on_after(copy: Document, speech: Speech, after: list[int], before: list[int]) -> bool:
    if not after or (before and copy.lower[after[0]] in _STARTS_CLAUSE):
        return False
    if _after_colon(copy, speech) and copy.text[speech.pieces[-1].end - 1] in ".!?":
        return False
    gap = copy.text[speech.end : copy.tokens[after[0]].start].strip()
    if gap == "," and any(is_cue(copy, i) and not copy.lower[i].endswith("ing") for i in after[:_TAG]):
        return True
    return (speech.whole and gap in ("", ",", "—", "–", "-", ".")) or (not before and gap in ("", ","))


def _from_after(copy: Document, cast: Entities, speech: Speech, after: list[int]) -> Attribution | None:
    dashed = copy.text[speech.end : copy.tokens[after[0]].start].strip(" .\n") in ("—", "–", "―", "--", "-")
    if dashed and after[0] in cast.at and not cast.at[after[0]].run.possessive and len(after) < 12:
        return Attribution(Link.CUE, name_at(copy, cast, after[0]))
    for at, index in enumerate(after[:24]):
        if not is_cue(copy, index) or is_passive(copy, index):
            continue
        if copy.lower[index] == "quoted" and at + 2 < len(after) and copy.lower[after[at + 1]] in ("him", "her"):
            pronoun = subject_of(copy, Head.PRONOUN, after[at + 1])
            return Attribution(Link.CUE, pronoun, copy.span(index))
        inverted = all(copy.lower[i] in AUXILIARIES for i in after[:at])
        subject = subject_after(copy, cast, after, at) if inverted else subject_before(copy, cast, after, at)
        if subject is not None:
            return Attribution(Link.CUE, subject, copy.span(index))
    for at, index in enumerate(after[:-2]):
        lower = copy.lower[index]
        given = lower == "according" and copy.lower[after[at + 1]] == "to"
        if given or (lower == "per" and at == 0):
            subject = subject_after(copy, cast, after, at + given)
            if subject is not None:
                return Attribution(Link.CUE, subject, copy.span(index))
    return None


def _from_before(copy: Document, cast: Entities, whole: list[int], before: list[int]) -> Attribution | None:
    """The verb of saying before the words that introduces them best: near, plain, with somebody as its subject, in no side clause."""
    cues: list[tuple[float, int, Attribution]] = []
    for back, index in enumerate(reversed(before[-_BEFORE:])):
        lower = copy.lower[index]
        at = whole.index(index, len(whole) - len(before))
        if lower == "according" and at + 1 < len(whole) and copy.lower[whole[at + 1]] == "to":
            subject = subject_after(copy, cast, whole, at + 1)
        elif is_cue(copy, index) and not is_passive(copy, index) and (back < _BESIDE or not is_manner(copy, index)):
            subject = subject_before(copy, cast, whole, at) or subject_after(copy, cast, whole, at)
        else:
            continue
        if subject is not None:
            points = _points(copy, whole, at, subject) - _PER_WORD * back
            cues.append((points, index, Attribution(Link.CUE, subject, copy.span(index))))
    if not cues:
        return None
    _, index, best = max(cues, key=lambda cue: (cue[0], cue[1]))
    for _, inner, voice in cues:
        if inner > index and voice.subject is not None and voice.subject.form is not Head.NOUN:
            side = _is_side(copy, whole, whole.index(inner, len(whole) - len(before)))
            if not side and _is_around(copy, index, best, voice):
                return replace(voice, second_hand=best.subject)
    around = [voice for _, outer, voice in cues if outer < index and _is_around(copy, outer, voice, best)]
    return replace(best, second_hand=around[0].subject) if around else best


def _is_around(copy: Document, outer: int, voice: Attribution, best: Attribution) -> bool:
    """Whether the words are told at second hand: the verb `outer` governs the clause with the other verb ("Hale said Lee told him “…”")."""
    if voice.subject is None or best.subject is None:
        return False
    given = copy.lower[outer] == "according"
    if not given and (voice.subject.form is Head.NOUN or copy.lower[outer] not in words("cues", "strong")):
        return False
    if _word(copy, voice.subject) == _word(copy, best.subject) or not outer < best.subject.first:
        return False
    between = range(outer, best.subject.first)
    joined = {"and", "but", "while", "whereas", "though", "although", "as", "when", "after", "before"}
    return not any(";" in copy.gap(i) or ("," in copy.gap(i) and copy.lower[i + 1] in joined) for i in between)


def _points(copy: Document, whole: list[int], at: int, subject: Subject) -> float:
    """How well a verb of saying introduces the words after it."""
    points = _STRONG if copy.lower[whole[at]] in words("cues", "strong") else 0.0
    points -= _SIDE if _is_side(copy, whole, at) else 0.0
    if subject.form is not Head.NOUN:
        return points + 1
    return points + (0.5 if can_speak(copy, subject) else -1)


def _is_side(copy: Document, whole: list[int], at: int) -> bool:
    """Whether the verb is in a side clause: it only describes a noun ("tweets accusing her"), or follows "who", "to" or a modal."""
    if not at:
        return False
    before = copy.tokens[whole[at - 1]]
    if before.lower in words("grammar", "side_before"):
        return True
    described = before.text.islower() and before.lower not in ("is", "was", "are", "were", "been", "be")
    return described and copy.lower[whole[at]].endswith("ing") and copy.gap(whole[at - 1]) == " "


def _from_lead(copy: Document, cast: Entities, before: list[int], speech: Speech) -> Attribution | None:
    """The subject of the words' own sentence, where it has no verb of saying; sure only before a colon."""
    subject = leading(copy, cast, before)
    if subject is None or (subject.form is Head.NOUN and not speech.whole):
        return None
    return Attribution(Link.CUE if _after_colon(copy, speech) else Link.BEFORE, subject)


def _after_colon(copy: Document, speech: Speech) -> bool:
    return copy.text[max(0, speech.start - 3) : speech.start].rstrip().endswith(":")


def _from_account(copy: Document, before: list[int], speech: Speech) -> Attribution | None:
    """The account that a sentence names before its colon ("a user called @bay_walker had the last word: “…”")."""
    handle = next((i for i in reversed(before) if is_account(copy, i)), None)
    if handle is None or not _after_colon(copy, speech):
        return None
    return Attribution(Link.CUE, subject_of(copy, Head.NOUN, handle))


def _from_elsewhere(
    copy: Document, cast: Entities, speeches: list[Speech], number: int, given: list[Attribution]
) -> Attribution:
    """A speaker for words with no cue in their sentence."""
    speech = speeches[number]
    here = copy.sentence_at(speech.start)
    if number and given[-1].link is not Link.NONE:
        there = copy.sentence_at(speeches[number - 1].start)
        if copy.paragraph_of[there] == copy.paragraph_of[here] and not _other_subject(copy, cast, there, here):
            link = Link.CONTINUED if given[-1].link is Link.CUE else given[-1].link
            return replace(given[-1], link=link, joins=False)
    return _from_sentence_before(copy, cast, speeches, number, given) if here else Attribution(Link.NONE)


def _from_sentence_before(
    copy: Document, cast: Entities, speeches: list[Speech], number: int, given: list[Attribution]
) -> Attribution:
    """A speaker for words whose own sentence names nobody: who introduces them before a colon, or speaks in the sentence before."""
    here = copy.sentence_at(speeches[number].start)
    span = copy.outer[here - 1]
    opening = copy.outer_words_in(span)
    cue = next((n for n in range(len(opening) - 1, 0, -1) if is_cue(copy, opening[n])), None)
    subject = subject_before(copy, cast, opening, cue) if cue else None
    apart = copy.paragraph_of[here] - copy.paragraph_of[here - 1]
    if copy.text[span.end - 1] == ":":
        subject = subject or leading(copy, cast, opening)
        if subject is not None:
            return Attribution(Link.CUE, subject, copy.span(opening[cue]) if cue else None)
    if cue and subject is not None and apart == 0 and len(opening) - cue <= _TAIL:
        return Attribution(Link.CONTINUED, subject, copy.span(opening[cue]))
    if number and given[-1].who and speeches[number - 1].end >= span.start and apart <= 1:
        return replace(given[-1], link=Link.ALONE, joins=False)
    if subject is None or subject.form is Head.NOUN:
        subject = leading(copy, cast, opening)
    if subject is None or subject.form is Head.NOUN:
        return Attribution(Link.NONE)
    return Attribution(Link.BEFORE, subject)


def _other_subject(copy: Document, cast: Entities, there: int, here: int) -> bool:
    """Whether a sentence between the two statements has a subject of its own."""
    between = copy.outer[there + 1 : min(here, there + 6)]
    return any(leading(copy, cast, copy.outer_words_in(sentence)) for sentence in between)


def _with_next_cue(copy: Document, speeches: list[Speech], given: list[Attribution], number: int) -> Attribution:
    """The voice of a statement: the next one's where this one has no cue and that one's follows in the same paragraph."""
    voice = given[number]
    if voice.link in (Link.CUE, Link.CONTINUED) or number + 1 >= len(speeches):
        return voice
    following, speech, after = given[number + 1], speeches[number], speeches[number + 1]
    between = copy.text[speech.end : after.start]
    near = not between.strip() and between.count("\n") < 2
    return replace(following, link=Link.CONTINUED, joins=False) if near and following.link is Link.CUE else voice


def _from_below(copy: Document, speeches: list[Speech], given: list[Attribution]) -> list[Attribution]:
    """The voices, with that of the same words further down for words of a headline that nobody says there."""
    later = [" ".join(piece.of(copy.text).casefold() for piece in speech.pieces) for speech in speeches]
    voices = list(given)
    for number, voice in enumerate(given[:3]):
        here = copy.sentence_at(speeches[number].start)
        if voice.who or here > 1:
            continue
        words_here = later[number].strip(" .,!?…")
        below = range(number + 1, len(speeches))
        same = next((n for n in below if words_here in later[n] and given[n].subject is not None), None)
        if same is not None:
            voices[number] = replace(given[same], link=Link.BELOW, joins=False)
    return voices


def _word(copy: Document, subject: Subject) -> str:
    return subject.span.of(copy.text).casefold()
