"""Events and stances, as an editor changes them. Pure."""

from dataclasses import replace

from briefings.dates import when
from briefings.draft.changes import EditEvent, EditStance
from briefings.draft.model import Draft, DraftEvent, DraftStance, Edit, Tier, Verdict
from briefings.draft.revising.items import doubts_after
from briefings.draft.source_facts import date_doubts
from briefings.draft.wording import full_sentence, sentence_of
from briefings.errors import BadValue
from briefings.model.record import Basis, Origin, Sentence, When, value_of
from briefings.text.finding import clean, find
from briefings.text.folding import tokens


def with_event(draft: Draft, event: DraftEvent, change: EditEvent) -> DraftEvent:
    """The event with this sentence and date. Raises BadValue."""
    if not clean(change.words):
        raise BadValue("An event needs a sentence.", "Type what happened, or reject the event.")
    text, was = draft.source.text, event.sentence
    sentence = sentence_of(text, change.words, was)
    edited = replace(event, sentence=sentence, doubts=doubts_after(event, Edit.EVENT), verdict=Verdict.ACCEPTED)
    if sentence != was:
        edited = replace(edited, people=people_in(draft, sentence), when=_within(event.when, sentence))
    typed, published = clean(change.when), draft.source.published
    if typed in {event.when.phrase, event.when.edtf, *when.each_style(event.when)}:
        return edited
    edited = replace(edited, when=when.parse(typed, value_of(published)))
    return replace(edited, doubts=date_doubts(edited))


def _within(date: When, sentence: Sentence) -> When:
    """The date, without its place where the sentence does not hold that."""
    span = date.span
    return date if span and any(other.contains(span) for other in sentence.spans) else replace(date, span=None)


def people_in(draft: Draft, sentence: Sentence) -> tuple[str, ...]:
    """The people whom the sentence names: by their mentions where it is the source's, by their names where it is an editor's."""
    return tuple(
        person.key
        for person in draft.people
        if (
            any(span.contains(mention) for span in sentence.spans for mention in person.mentions)
            if sentence.by is Origin.TEXT
            else any(find(sentence.text, name) for name in (person.name, *person.aliases))
        )
    )


def about(phrase: str, issue: str) -> bool:
    """Whether the issue has a longer word of the phrase: then it can be what the phrase is about."""
    return not {token for token in tokens(phrase) if len(token) > 3}.isdisjoint(tokens(issue))


def words_of_issue(draft: Draft, issue: str) -> str:
    """The issue as a stance of the draft words it already, ignoring case; else as given."""
    return next((stance.issue for stance in draft.stances if stance.issue.casefold() == issue.casefold()), issue)


def with_stance(draft: Draft, stance: DraftStance, change: EditStance) -> DraftStance:
    """The stance on this issue, read from the words unless the drafter found this very position on it."""
    issue = full_sentence(change.issue)
    found = (
        stance.tier is Tier.FIRM
        and stance.basis is not Basis.READ
        and change.position is stance.position
        and about(stance.issue, issue)
    )
    return replace(
        stance,
        issue=issue if stance.issue.casefold() == issue.casefold() else words_of_issue(draft, issue),
        position=change.position,
        basis=stance.basis if found else Basis.READ,
        doubts=doubts_after(stance, Edit.STANCE),
        verdict=Verdict.ACCEPTED,
    )
