"""Source -> Draft: puts what was found into items with keys, people and doubts. Deterministic; knows no clock."""

from collections import defaultdict
from dataclasses import dataclass, replace

from briefings.draft.model import (
    Doubt,
    DoubtKind,
    Draft,
    DraftPerson,
    DraftQuote,
    DraftRole,
    DraftStance,
    DraftSummary,
    Tier,
)
from briefings.drafting.coreference.antecedents import by_role
from briefings.drafting.entities.titles_shown import titles_shown
from briefings.drafting.items.analysis import Analysis, analyse
from briefings.drafting.items.doubts import is_single_word_name, of_article
from briefings.drafting.items.events import events_of
from briefings.drafting.items.replies import with_replies
from briefings.drafting.items.report_items import reports_of
from briefings.drafting.items.speech_items import Speaker, group_of, quote_of, role_in, speaker_of
from briefings.drafting.items.summary import summary, topics_of
from briefings.drafting.voice import Attribution, Link
from briefings.model.record import Basis, Sentence, Source, SpeakerState
from briefings.model.spans import Span


def draft(source: Source) -> Draft:
    """The draft of one source: every item points at spans of its text."""
    analysis = analyse(source)
    statements = _statements(analysis)
    people, keys, groups = _people(analysis, statements)
    quotes = tuple(_quote(number, statement, keys, groups) for number, statement in enumerate(statements, 1))
    reports = reports_of(analysis, keys, groups)
    return Draft(
        source,
        people,
        with_replies(analysis, quotes, reports, keys),
        events_of(analysis, keys),
        _stances(analysis, keys, groups),
        DraftSummary(tuple(Sentence(span.of(source.text), (span,)) for span in summary(analysis))),
        topics_of(analysis.copy),
        of_article(source, analysis),
        reports=reports,
    )


@dataclass(slots=True)
class _Statement:
    pieces: tuple[Span, ...]
    voice: Attribution
    speaker: Speaker
    closed: bool


def _statements(analysis: Analysis) -> list[_Statement]:
    """Speech joined to statements, without those in a passage that is kept out."""
    joined: list[_Statement] = []
    for number, (speech, voice) in enumerate(zip(analysis.speeches, analysis.voices, strict=True)):
        if number in analysis.echoes or analysis.keeps_out(*speech.pieces):
            continue
        if voice.joins and joined:
            joined[-1].pieces += speech.pieces
            joined[-1].closed = joined[-1].closed and speech.closed
            continue
        joined.append(_Statement(speech.pieces, voice, speaker_of(analysis, voice), speech.closed))
    return joined


def _quote(number: int, statement: _Statement, keys: dict[int, str], groups: dict[str, str]) -> DraftQuote:
    speaker = statement.speaker
    key = keys[speaker.person] if speaker.person is not None else groups.get(speaker.group or "")
    quote = quote_of(f"q{number}", statement.pieces, statement.voice, speaker, key, statement.closed)
    if speaker.state is not SpeakerState.AMBIGUOUS:
        return quote
    return replace(quote, candidates=tuple(keys[who] for who in speaker.candidates))


def _people(
    analysis: Analysis, statements: list[_Statement]
) -> tuple[tuple[DraftPerson, ...], dict[int, str], dict[str, str]]:
    """People in order of first mention, then bodies and documents that speak; with the key of each."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for statement in statements:
        group, subject = statement.speaker.group, statement.voice.subject
        if group is not None and subject is not None and statement.voice.link is not Link.CONTINUED:
            groups[group].append(subject.span)
    for stand in analysis.stands:
        if stand.group is None or stand.tier is not Tier.FIRM:
            continue  # a mere sign brings no group in
        name = group_of(analysis, stand.group)
        if name is not None:
            groups[name].append(stand.group.span)
    roles = _roles_of_speakers(analysis, statements)
    holders = {stand.who for stand in analysis.stands if stand.tier is Tier.FIRM}
    speaking = {statement.speaker.person for statement in statements}
    people: list[DraftPerson] = []
    keys: dict[int, str] = {}
    for number, somebody in enumerate(analysis.cast.people):
        if somebody.body and number not in holders and number not in speaking:
            continue
        keys[number] = f"p{len(people) + 1}"
        people.append(_person(analysis, number, keys[number], roles.get(number, [])))
    group_keys: dict[str, str] = {}
    named = {person.name.casefold(): person.key for person in reversed(people)}
    for name, mentions in groups.items():
        same = named.get(name.casefold())
        group_keys[name] = same or f"p{len(people) + 1}"
        if same is None:
            people.append(DraftPerson(group_keys[name], name, tuple(dict.fromkeys(mentions))))
    return tuple(people), keys, group_keys


def _roles_of_speakers(analysis: Analysis, statements: list[_Statement]) -> dict[int, list[Span]]:
    """Roles that only a speaker's noun phrase gives ("said the retired millwright"), where one person alone can be meant."""
    text = analysis.copy.text
    given: dict[int, list[Span]] = defaultdict(list)
    for statement in statements:
        who, subject = statement.speaker.person, statement.voice.subject
        if who is None or subject is None or statement.voice.link is not Link.CUE or statement.speaker.doubts:
            continue
        span = None if who in by_role(analysis.memory, subject) else role_in(analysis.copy, subject)
        known = [title.of(text).casefold() for title in (*analysis.roles.get(who, ()), *given[who])]
        if span is not None and not any(span.of(text).casefold() in title for title in known):
            given[who].append(span)
    return given


def _person(analysis: Analysis, number: int, key: str, spoken: list[Span]) -> DraftPerson:
    somebody = analysis.cast.people[number]
    text = analysis.copy.text
    mentions = tuple(mention.span for mention in somebody.mentions)
    doubts: tuple[Doubt, ...] = ()
    if not somebody.body and is_single_word_name(somebody.name):
        doubts = (Doubt(DoubtKind.SURNAME_ONLY, "Only one name is given.", mentions[0]),)
    given = titles_shown(analysis.copy, analysis.cast, [*analysis.roles.get(number, ()), *spoken])
    roles = tuple(DraftRole(span.of(text), span) for span in given)
    return DraftPerson(key, somebody.name, mentions, tuple(somebody.aliases), roles, doubts)


def _stances(analysis: Analysis, keys: dict[int, str], groups: dict[str, str]) -> tuple[DraftStance, ...]:
    stances: list[DraftStance] = []
    say = "Write the issue as a sentence people can support or oppose."
    for stand in analysis.stands:
        holder = keys.get(stand.who) if stand.who is not None else None
        if stand.group is not None:
            holder = groups.get(group_of(analysis, stand.group) or "")
        if holder is None or analysis.keeps_out(stand.evidence):
            continue
        key, issue = f"s{len(stances) + 1}", analysis.copy.wording(stand.target)
        doubts = (Doubt(DoubtKind.ISSUE_WORDING, say, stand.target),)
        basis = Basis.STATED if stand.own else Basis.TOLD
        stances.append(
            DraftStance(key, holder, issue, stand.position, stand.tier, (stand.evidence,), basis, doubts=doubts)
        )
    return tuple(stances)
