"""The facts of a source as an editor sets them: title, outlet, author, date, topics, and what hangs on them. Pure."""

from dataclasses import replace

from briefings.dates import when
from briefings.draft.changes import EditFacts
from briefings.draft.model import Doubt, DoubtKind, Draft, DraftEvent
from briefings.errors import BadValue
from briefings.model.record import Fact, Origin, When, value_of
from briefings.text.finding import clean

MOST_TOPICS = 10
LONGEST_TOPIC = 60

_ASKED = {
    DoubtKind.NO_OUTLET: ("outlet", "The article does not say where it was published."),
    DoubtKind.NO_DATE: ("published", "The article does not say when it was published."),
    DoubtKind.NO_AUTHOR: ("author", "The article does not say who wrote it."),
}


def with_facts(draft: Draft, change: EditFacts) -> Draft:
    """The draft with these facts; what is unchanged keeps its origin, and dates counted from the article's are counted again.

    Raises BadValue for a date that is not understood and for topics that are too many or too long.
    """
    source = replace(
        draft.source,
        title=_fact(draft.source.title, change.title),
        outlet=_fact(draft.source.outlet, change.outlet),
        author=_fact(draft.source.author, change.author),
        published=_publication(draft.source.published, change.published),
    )
    return settle_facts(replace(draft, source=source, topics=topics_of(change.topics.split(","))))


def topics_of(typed: list[str]) -> tuple[str, ...]:
    """The topics as written, each once. Raises BadValue when there are more than 10, or one is longer than 60 characters."""
    topics: dict[str, str] = {}
    for topic in filter(None, (clean(words).lstrip("# ") for words in typed)):
        if len(topic) > LONGEST_TOPIC:
            raise BadValue(
                f"The topic “{topic[:LONGEST_TOPIC]}…” is too long.",
                "A topic is a few words. Put a comma between two topics.",
            )
        topics.setdefault(topic.casefold(), topic)
    if len(topics) > MOST_TOPICS:
        raise BadValue(
            f"There are {len(topics)} topics; the limit is {MOST_TOPICS}.", "Keep the ones that people look for."
        )
    return tuple(topics.values())


def settle_facts(draft: Draft) -> Draft:
    """The draft with its dates counted from the article's date as it is now, and with the doubts about what is missing."""
    published = value_of(draft.source.published)
    events = tuple(_recount(event, published) for event in draft.events)
    open_dates = any(event.when.relative and event.when.edtf is None for event in events)
    kept = tuple(
        doubt
        for doubt in draft.doubts
        if doubt.kind not in _ASKED and (open_dates or doubt.kind is not DoubtKind.UNRESOLVED_DATE)
    )
    listed = {doubt.kind: doubt for doubt in draft.doubts}
    missing = tuple(
        listed.get(kind, Doubt(kind, say))
        for kind, (name, say) in _ASKED.items()
        if getattr(draft.source, name) is None
    )
    return replace(draft, events=events, doubts=missing + kept)


def date_doubts(event: DraftEvent) -> tuple[Doubt, ...]:
    """The event's doubts with one about its date where that is counted from a date nobody knows, and only there."""
    others = tuple(doubt for doubt in event.doubts if doubt.kind is not DoubtKind.UNRESOLVED_DATE)
    if not (event.when.relative and event.when.edtf is None):
        return others
    listed = next((doubt for doubt in event.doubts if doubt.kind is DoubtKind.UNRESOLVED_DATE), None)
    say = f"“{event.when.phrase}” is counted from the article's date, which is not known."
    return (*others, listed or Doubt(DoubtKind.UNRESOLVED_DATE, say, event.when.span))


def _recount(event: DraftEvent, published: str | None) -> DraftEvent:
    counted = replace(event, when=when.resolve(event.when, published))
    return event if counted == event else replace(counted, doubts=date_doubts(counted))


def _fact(known: Fact | None, typed: str) -> Fact | None:
    value = clean(typed)
    if known is not None and value == clean(known.value):
        return known
    return Fact(value, Origin.EDITOR) if value else None


def _publication(known: Fact | None, typed: str) -> Fact | None:
    value = clean(typed)
    if known is not None and value in {known.value, *when.each_style(When(known.value, known.value))}:
        return known
    return Fact(when.article_date(value), Origin.EDITOR) if value else None
