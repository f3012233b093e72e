"""Puts found speech into quotes of a draft: pieces joined to statements, speakers with their state and doubts."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from briefings.draft.model import Doubt, DoubtKind, DraftQuote
from briefings.drafting.coreference.antecedents import DiscourseModel
from briefings.drafting.document import Document
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.syntax.phrases import can_speak, is_vague, phrase_around
from briefings.drafting.syntax.subjects import DETERMINERS, Head, Subject, head_of, leading
from briefings.drafting.voice import Attribution, Link
from briefings.model.record import SpeakerState
from briefings.model.spans import Span
from briefings.text.lexicon import body_words, words

_GENERIC = words("grammar", "generic")
_FIRMS = frozenset(("company", "firm", "utility"))
_TAKES_UP = frozenset(("the", "his", "her", "their", "its"))
_SEEN = 400  # words that "the letter" looks back over for where it was brought in
_BODY_REACH = 200  # mentions that "the agency" looks back over


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker of one statement: `person` (a number of the cast), or `group` (a key), or neither."""

    state: SpeakerState
    person: int | None = None
    group: str | None = None
    candidates: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def speaker_of(analysis: Analysis, voice: Attribution) -> Speaker:
    """Who says it, how surely, and what is in doubt."""
    speaker = _speaker_of(analysis, voice)
    if voice.second_hand is None or (speaker.person is not None and voice.second_hand.who == (speaker.person,)):
        return speaker
    teller = voice.second_hand.span
    say = f"These words come second-hand, from “{analysis.copy.wording(teller)}”; check whose they are."
    return replace(speaker, doubts=(*speaker.doubts, Doubt(DoubtKind.AMBIGUOUS_SPEAKER, say, teller)))


def _speaker_of(analysis: Analysis, voice: Attribution) -> Speaker:
    subject = voice.subject
    if subject is None or voice.link is Link.NONE:
        return _unknown("Nobody is named as the speaker of these words.")
    if voice.link in (Link.BELOW, Link.TURN) and len(voice.who) == 1:
        return Speaker(SpeakerState.INFERRED, voice.who[0])
    if voice.link in (Link.BEFORE, Link.ALONE) and voice.who:
        say = f"Nothing beside the quote says who speaks; {_names(analysis, voice.who[:1])} was named just before."
        return _infer(voice.who[0], Doubt(DoubtKind.UNKNOWN_SPEAKER, say, subject.span))
    match subject.form:
        case Head.NAME:
            return _by_name(analysis, voice, subject)
        case Head.PRONOUN:
            return _by_pronoun(analysis, voice, subject)
        case Head.NOUN:
            return _by_noun(analysis, voice, subject)


def _unknown(say: str, span: Span | None = None) -> Speaker:
    return Speaker(SpeakerState.UNKNOWN, doubts=(Doubt(DoubtKind.UNKNOWN_SPEAKER, say, span),))


def _infer(who: int, *doubts: Doubt, candidates: tuple[int, ...] = ()) -> Speaker:
    return Speaker(SpeakerState.INFERRED, who, candidates=candidates, doubts=doubts)


def _names(analysis: Analysis, who: tuple[int, ...]) -> str:
    listed = [analysis.cast.people[number].name for number in who[:4]]
    return " or ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def _by_name(analysis: Analysis, voice: Attribution, subject: Subject) -> Speaker:
    if len(voice.who) == 1:
        return Speaker(SpeakerState.STATED, voice.who[0])
    say = f"More than one person here has this name: {_names(analysis, voice.who)}."
    doubt = Doubt(DoubtKind.AMBIGUOUS_SPEAKER, say, subject.span)
    return Speaker(SpeakerState.AMBIGUOUS, candidates=voice.who, doubts=(doubt,))


def _by_pronoun(analysis: Analysis, voice: Attribution, subject: Subject) -> Speaker:
    pronoun = subject.span.of(analysis.copy.text)
    if voice.taken_up is not None:
        group = _by_noun(analysis, voice, voice.taken_up)
        return replace(group, state=SpeakerState.INFERRED) if group.group else group
    if not voice.who:
        return _unknown(f"“{pronoun}” speaks, and the article does not make clear who that is.", subject.span)
    if len(voice.rivals) > 1:
        say = f"“{pronoun}” could be {_names(analysis, voice.rivals)}."
        doubt = Doubt(DoubtKind.PRONOUN_SPEAKER, say, subject.span)
        return _infer(voice.who[0], doubt, candidates=voice.rivals)
    if _is_near(analysis.memory, voice.who[0], subject.span.start):
        return _infer(voice.who[0])
    say = f"“{pronoun}” is read as {_names(analysis, voice.who[:1])}, who is not named in this sentence or the one before."
    return _infer(voice.who[0], Doubt(DoubtKind.PRONOUN_SPEAKER, say, subject.span))


def _is_near(memory: DiscourseModel, who: int, place: int) -> bool:
    """Whether the person is spoken of in the same sentence or the two before, with nobody else of that gender nearer as a subject."""
    sentence = memory.copy.sentence_at(place)
    start = memory.copy.outer[sentence - 2].start if sentence > 2 else 0
    return any(trace.who == who for trace in memory.between(start, place))


def _by_noun(analysis: Analysis, voice: Attribution, subject: Subject) -> Speaker:
    phrase = analysis.copy.wording(subject.span)
    if len(voice.who) == 1 and len(voice.rivals) < 2:
        if not voice.guessed:
            return _infer(voice.who[0])
        say = f"“{phrase}” is read as {_names(analysis, voice.who)}, a description that the article has not used for them before."
        return _infer(voice.who[0], Doubt(DoubtKind.AMBIGUOUS_SPEAKER, say, subject.span))
    if voice.taken_up is not None and subject is not voice.taken_up:
        return replace(_by_noun(analysis, voice, voice.taken_up), state=SpeakerState.INFERRED)
    if voice.who:
        say = f"“{phrase}” could be {_names(analysis, voice.rivals)}."
        doubt = Doubt(DoubtKind.AMBIGUOUS_SPEAKER, say, subject.span)
        return _infer(voice.who[0], doubt, candidates=voice.rivals)
    if not can_speak(analysis.copy, subject) or is_vague(analysis.copy, subject):
        return _unknown(f"The article names nobody here: “{phrase}”.", subject.span)
    exact = _exact_body(analysis, subject)
    if exact is not None:
        return Speaker(SpeakerState.STATED, group=_group_name(analysis.cast.people[exact].name))
    head, opener = head_of(analysis.copy, subject), phrase.split()[0].lower()
    is_firm = head in _FIRMS
    body = None if is_firm else _body_of(analysis, subject, head)
    if body is not None:
        return Speaker(SpeakerState.INFERRED, group=_group_name(analysis.cast.people[body].name))
    if opener in ("his", "her", "their", "our", "my") and head in words("bodies", "bodies"):
        return _unknown(f"“{phrase}” speaks, and the article does not make clear which that is.", subject.span)
    appeared = head in analysis.copy.lower[max(0, subject.first - _SEEN) : subject.first]
    known = opener == "the" and phrase.split()[-1].islower() and appeared
    name = _first_wording(analysis, subject, head) if known or is_firm else phrase
    return Speaker(SpeakerState.INFERRED if known else SpeakerState.STATED, group=_group_name(name))


def _first_wording(analysis: Analysis, subject: Subject, head: str) -> str:
    """What the article first called "the company" or "the letter": a name that was the subject just before, or "a letter to the mayor"."""
    copy = analysis.copy
    here = copy.sentence_at(subject.span.start)
    if head in _GENERIC | {"utility"}:
        for number in range(here - 1, max(here - 3, -1), -1):
            named = leading(copy, analysis.cast, copy.outer_words_in(copy.outer[number]))
            if named is not None and named.form is Head.NOUN and copy.tokens[named.last].capital:
                return copy.wording(named.span)
    if head in _FIRMS:
        known = body_words() - words("bodies", "companies")
        bodies = (analysis.cast.people[who] for who in reversed(_bodies_before(analysis, subject)[-4:]))
        firm = next((body.name for body in bodies if body.words[-1] not in known), None)
        if firm is not None:
            return firm
    for index in range(max(0, subject.first - _SEEN), subject.first):
        if copy.lower[index] == head and copy.marked_of[index] < 0:
            phrase = phrase_around(copy, index).of(copy.text).split()
            if phrase[0].casefold() in DETERMINERS:  # a headline has no article, and clips names
                return " ".join(phrase)
    return copy.wording(subject.span)


def group_of(analysis: Analysis, subject: Subject) -> str | None:
    """The name of the body or group that a noun phrase means; None when it is a person, or nobody in particular."""
    if head_of(analysis.copy, subject) in words("roles", "nouns"):
        return None
    return _by_noun(analysis, Attribution(Link.CUE, subject), subject).group


def _group_name(phrase: str) -> str:
    head, _, rest = phrase.partition(" ")
    name = rest if rest and head.lower() in ("the", "a", "an") else phrase
    return name[0].upper() + name[1:]


def _exact_body(analysis: Analysis, subject: Subject) -> int | None:
    """The body that the noun phrase is the name of."""
    mention = analysis.cast.at.get(subject.last)
    if mention is None or mention.span.start > subject.span.start + 4:  # "the" may be before it
        return None
    return analysis.cast.body_at(subject.last)


def _body_of(analysis: Analysis, subject: Subject, head: str) -> int | None:
    """The named body that "the agency" takes up: the last one named whose name ends so, or the only one further down."""
    if head not in _GENERIC | words("bodies", "bodies") or analysis.copy.lower[subject.first] not in _TAKES_UP:
        return None
    named = [who for who in _bodies_before(analysis, subject) if analysis.cast.people[who].words[-1] == head]
    if named:
        return named[-1]
    later = [who for who, somebody in enumerate(analysis.cast.people) if somebody.body and somebody.words[-1] == head]
    return later[0] if len(later) == 1 else None


def _bodies_before(analysis: Analysis, subject: Subject) -> list[int]:
    end = bisect_left(analysis.cast.mentions, subject.span.start, key=lambda mention: mention.span.start)
    near = analysis.cast.mentions[max(0, end - _BODY_REACH) : end]
    return [mention.who[0] for mention in near if analysis.cast.is_body(mention)]


def role_in(copy: Document, subject: Subject) -> Span | None:
    """The role in a noun phrase that means a person, without its article; None when it is no role."""
    if subject.form is not Head.NOUN or copy.lower[subject.first] != "the" or subject.first == subject.last:
        return None
    if head_of(copy, subject) not in words("roles", "nouns"):
        return None
    return copy.span(subject.first + 1, subject.last)


def quote_of(
    key: str, pieces: tuple[Span, ...], voice: Attribution, speaker: Speaker, speaker_key: str | None, closed: bool
) -> DraftQuote:
    """The quote, with a doubt where its closing mark is missing."""
    doubts = speaker.doubts
    if not closed:
        say = "No quotation mark closes these words; check where they end."
        doubts = (*doubts, Doubt(DoubtKind.UNBALANCED_MARKS, say, pieces[-1]))
    span = voice.subject.span if voice.subject else None
    return DraftQuote(key, pieces, speaker_key, speaker.state, span, voice.cue, doubts=doubts)
