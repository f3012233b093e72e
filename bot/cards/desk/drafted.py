"""How an editor's cards name what is in a draft: labels, sections, and what would become of an item. Pure."""

from bot.actions.actions import FormKind, Section
from bot.cards.fit import shorten
from bot.cards.labels import NAME_MOST, UNTITLED, count_words, sentence_words, tag
from briefings.dates.style import Writing
from briefings.draft.model import (
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftStance,
    DraftSummary,
    Item,
    Verdict,
    kind_of,
)
from briefings.draft.selecting import Selection
from briefings.model.record import SpeakerState, State
from briefings.model.spans import OMISSION
from briefings.text.cuts import words_as_shown

SECTION_WORDS = {section: section.value.capitalize() for section in Section}
STATE_WORDS = {State.DRAFT: "draft", State.PUBLISHED: "published", State.WITHDRAWN: "withdrawn"}
LABEL_MOST = 90


def draft_title(draft: Draft) -> str:
    """The article's title, or that it has none."""
    return shorten(draft.source.title.value, 200) if draft.source.title else UNTITLED


def section_of(item: Item) -> Section:
    """The section of the review card that lists the item."""
    match item:
        case DraftQuote():
            return Section.QUOTES
        case DraftPerson():
            return Section.PEOPLE
        case DraftEvent():
            return Section.EVENTS
        case DraftStance():
            return Section.STANCES
        case DraftSummary():
            return Section.SUMMARY


def form_kinds(item: Item) -> tuple[tuple[str, FormKind], ...]:
    """The forms that edit the item, with what their buttons say."""
    match item:
        case DraftQuote():
            return (("Edit words", FormKind.WORDS), ("Edit speaker", FormKind.SPEAKER), ("Edit reply", FormKind.REPLY))
        case DraftPerson():
            return (("Edit person", FormKind.PERSON),)
        case DraftEvent():
            return (("Edit event", FormKind.EVENT),)
        case DraftStance():
            return (("Edit stance", FormKind.STANCE),)
        case DraftSummary():
            return (("Edit summary", FormKind.SUMMARY),)


def items_of(draft: Draft, section: Section) -> tuple[Item, ...]:
    """The items that a section lists; none in the overview, and those with a doubt in the section of doubts."""
    if section is Section.DOUBTS:
        return tuple(item for item in draft.items() if item.doubts)
    return tuple(item for item in draft.items() if section_of(item) is section)


def label(writing: Writing, draft: Draft, item: Item) -> str:
    """The item on one short line: `q3 Lyons: Try it. …`."""
    return _label(writing, draft, item, item.key)


def label_of(writing: Writing, draft: Draft, key: str) -> str:
    """The item with the key on one short line; the key where it is not there any more."""
    item = draft.item(key)
    return label(writing, draft, item) if item else key


def public_label(writing: Writing, draft: Draft, item: Item, number: int) -> str:
    """The item on one short line with the number that members see: `Q-12 Lyons: Try it. …`."""
    return _label(writing, draft, item, tag(kind_of(item), number))


def _label(writing: Writing, draft: Draft, item: Item, name: str) -> str:
    mark = OMISSION.rstrip() if isinstance(item, DraftQuote) else "…"
    return shorten(f"{name} {_what(writing, draft, item)}", LABEL_MOST, mark)


def _what(writing: Writing, draft: Draft, item: Item) -> str:
    match item:
        case DraftQuote():
            return f"{short_name(draft, item)}: {words_as_shown(draft.source.text, item.pieces)}"
        case DraftPerson():
            return f"{item.name}, {item.roles[0].title}" if item.roles else item.name
        case DraftEvent():
            date = writing.when(item.when) if item.when.edtf else item.when.phrase or "no date"
            return f"{date}: {item.sentence.text}"
        case DraftStance():
            return f"{name_of(draft, item.holder)}, {item.position.word}: {item.issue}"
        case DraftSummary():
            return f"Summary: {count_words(len(item.sentences), 'sentence')}"


def name_of(draft: Draft, key: str | None) -> str:
    """The name of the draft's person, or that nobody is named."""
    person = draft.person(key)
    return shorten(person.name, NAME_MOST) if person else "nobody named"


def short_name(draft: Draft, quote: DraftQuote) -> str:
    """The speaker's last name, or in one word that the source does not say."""
    person = draft.person(quote.speaker)
    if person is None:
        return "ambiguous" if quote.speaker_state is SpeakerState.AMBIGUOUS else "unknown"
    return (person.name.split() or [person.name])[-1]


def next_waiting(draft: Draft, selection: Selection, after: str = "") -> Item | None:
    """The next item after the one with this key that stays out until somebody settles it, going round; None when no other does."""
    waiting = {left.key for left in selection.left}
    items = draft.items()
    place = next((index for index, item in enumerate(items) if item.key == after), -1)
    return next((item for item in (*items[place + 1 :], *items[: max(place, 0)]) if item.key in waiting), None)


def is_locked(draft: Draft, item: Item) -> bool:
    """Whether the item is published: then the briefing is withdrawn before it changes."""
    return draft.state is State.PUBLISHED and item.number is not None


def standing(draft: Draft, item: Item, selection: Selection) -> str:
    """What became of the item, or what publishing would do with it, and why."""
    if is_locked(draft, item) and item.number is not None:
        return f"published as {tag(kind_of(item), item.number)}"
    left = next((left for left in selection.left if left.key == item.key), None)
    if left is not None:
        return f"held back: {shorten(left.why, 200)}"
    match item.verdict:
        case Verdict.REJECTED:
            return "rejected"
        case Verdict.ACCEPTED:
            return "accepted, will be published"
        case Verdict.OPEN:
            return "will be published" if item.key in selection.take else "empty, held back"


def staying_out(state: State, count: int) -> str:
    """How many items are not taken: `4 items will be held back`, and once the briefing is published `4 items are still held back`."""
    verb = ("is" if count == 1 else "are") + " still" if state is State.PUBLISHED else "will be"
    return f"{count_words(count, 'item')} {verb} held back"


def summary_words(draft: Draft, room: int) -> tuple[str, ...]:
    """The sentences of the draft's summary, each on one line."""
    bare = "; based on no passage of the article"
    return tuple(
        sentence_words(sentence, room) + ("" if sentence.spans else bare) for sentence in draft.summary.sentences
    )
