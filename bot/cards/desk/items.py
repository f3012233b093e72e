"""The card of one item of a draft: its passage, what is doubtful, and what an editor can do. Pure."""

from collections.abc import Sequence

from bot.actions.actions import Judge, OpenForm, OpenItem, Review, SamePerson
from bot.cards.card import Block, Button, Card, Heading, Line, Look, Note, Run, Style, Text, Words, line
from bot.cards.desk.correcting import correction_buttons
from bot.cards.desk.drafted import (
    draft_title,
    form_kinds,
    is_locked,
    name_of,
    next_waiting,
    section_of,
    standing,
    summary_words,
)
from bot.cards.desk.replies import reply_lines
from bot.cards.doors import rows
from bot.cards.fit import cut_words, separate, shorten
from bot.cards.labels import KIND_WORDS, NAME_MOST, SENTENCE_MOST, count_words, join_note, mark_matches, tag
from briefings.ask.passages import around
from briefings.dates.style import Writing
from briefings.draft.model import (
    Doubt,
    DoubtKind,
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
from briefings.draft.selecting import Selection, selection
from briefings.errors import Gone
from briefings.model.record import Kind, Origin, PersonRef, SpeakerState
from briefings.model.spans import OMISSION, Span
from briefings.text.cuts import cut_of

_PASSAGE_MOST = 1300
_BEFORE_MOST = 400
_NAMES_MOST = 3
_DOUBTS_MOST = 3
_DOOR_NAME_MOST = 60  # a button holds 80 characters
SPEAKER_WORDS = {
    SpeakerState.STATED: "the article names the speaker beside the words",
    SpeakerState.INFERRED: "the article does not name the speaker beside the words",
    SpeakerState.AMBIGUOUS: "more than one person could be meant",
    SpeakerState.UNKNOWN: "the article does not name the speaker",
}


def item_card(writing: Writing, draft: Draft, key: str, record_people: tuple[PersonRef, ...] = ()) -> Card:
    """One item of a draft. `record_people` are people on record whom a person of the draft could be. Raises Gone."""
    item = draft.item(key)
    if item is None:
        raise Gone(
            f"There is no item {shorten(key, 20)} in {tag(Kind.BRIEFING, draft.number)} any more.",
            "Open the review to see its items.",
        )
    chosen = selection(draft)
    what = "Summary" if isinstance(item, DraftSummary) else KIND_WORDS[kind_of(item)]
    body = _body(writing, draft, item, record_people)
    return Card(
        (
            Heading(f"{what} {item.key} of {tag(Kind.BRIEFING, draft.number)}"),
            Note((join_note(shorten(draft_title(draft), 150), f"revision {draft.rev}"),)),
            *separate(body, (*doubt_lines(item.doubts), Text(_now(draft, item, chosen)))),
            *rows(*_deeds(draft, item, record_people)),
            *rows(*_ways(draft, item, chosen)),
        )
    )


def _body(writing: Writing, draft: Draft, item: Item, record_people: tuple[PersonRef, ...]) -> tuple[Block, ...]:
    match item:
        case DraftQuote():
            return _quote(writing, draft, item)
        case DraftPerson():
            return _person(draft, item, record_people)
        case DraftEvent():
            return _event(writing, draft, item)
        case DraftStance():
            return _stance(draft, item)
        case DraftSummary():
            return _summary(draft)


def passage(draft: Draft, spans: Sequence[Span]) -> tuple[Block, ...]:
    """The passage around the spans, with these in bold; nothing when there are none."""
    if not spans:
        return ()
    text, marks = around(draft.source.text, sorted(spans))
    before = marks[0].start - _BEFORE_MOST  # a long sentence before must not push the words off the card
    cut = max(text.find(" ", before, marks[0].start), before) + 1 if before > 0 else 0
    words = mark_matches(text[cut:], [Span(mark.start - cut, mark.end - cut) for mark in marks])
    shown = (Run(OMISSION.lstrip()), *words) if cut else words
    return (Words((cut_words(shown, _PASSAGE_MOST),)),)


def _quote(writing: Writing, draft: Draft, item: DraftQuote) -> tuple[Block, ...]:
    lines: list[Line] = []
    person = draft.person(item.speaker)
    if person is not None:
        state = f"; {SPEAKER_WORDS[item.speaker_state]}."
        lines.append((Run("Speaker: "), Run(name_of(draft, item.speaker), Style.BOLD), Run(state)))
        lines += [line(doubt.say) for doubt in person.doubts if doubt.kind is DoubtKind.NAME_GIVEN]
    else:
        lines.append(line(f"Speaker: {SPEAKER_WORDS[item.speaker_state]}."))
    if item.candidates:
        lines.append(line(f"Could be: {', '.join(name_of(draft, key) for key in item.candidates[:6])}."))
    lines += reply_lines(writing, draft, item)
    cut = cut_of(draft.source.text, item.pieces)
    if cut.head or cut.tail:
        where = "before and after" if cut.head and cut.tail else "before" if cut.head else "after"
        lines.append(line(f"Words of the quotation are left out {where} these; members see “[…]” there."))
    return (*passage(draft, item.pieces), Text(tuple(lines)))


def _person(draft: Draft, item: DraftPerson, record_people: tuple[PersonRef, ...]) -> tuple[Block, ...]:
    lines: list[Line] = [line(shorten(item.name, NAME_MOST), Style.BOLD)]
    if item.aliases:
        aliases = (shorten(alias, NAME_MOST) for alias in item.aliases[:_NAMES_MOST])
        lines.append(line(f"Also called: {', '.join(aliases)}"))
    roles = [shorten(role.title, NAME_MOST) for role in item.roles[:_NAMES_MOST]]
    lines.append(line(f"Roles, as the article words them: {'; '.join(roles) or 'none'}"))
    said = sum(quote.speaker == item.key and quote.verdict is not Verdict.REJECTED for quote in draft.quotes)
    lines.append(line(f"Quoted {count_words(said, 'time')} in this draft." if said else "Talked about, not quoted."))
    if item.same_as is not None:
        lines.append(line(f"Matched to {tag(Kind.PERSON, item.same_as)} on record."))
    elif record_people:
        names = ", ".join(f"P-{ref.number} {shorten(ref.name, NAME_MOST)}" for ref in record_people[:_NAMES_MOST])
        lines.append(line(f"On record: {names}. Is it the same person, or a new one?"))
    spans = [role.span for role in item.roles[:1]] or list(item.mentions[:1])
    return (Text(tuple(lines)), *passage(draft, spans))


def _event(writing: Writing, draft: Draft, item: DraftEvent) -> tuple[Block, ...]:
    lines: list[Line] = [(Run("When: "), Run(shorten(writing.when(item.when), 200), Style.BOLD))]
    if item.sentence.by is Origin.EDITOR:
        lines.append(line(f"In an editor's words: {shorten(item.sentence.text, SENTENCE_MOST)}"))
    if item.people:
        lines.append(line(f"People: {', '.join(name_of(draft, key) for key in item.people[:6])}"))
    return (*passage(draft, item.sentence.spans), Text(tuple(lines)))


def _stance(draft: Draft, item: DraftStance) -> tuple[Block, ...]:
    whose = "the article's" if _is_unworded(item) else "an editor's"
    or_submits = " or submits “Edit stance”" if item.verdict is not Verdict.ACCEPTED else ""
    lines: tuple[Line, ...] = (
        (Run("Whose: "), Run(name_of(draft, item.holder), Style.BOLD)),
        (Run(f"Issue, in {whose} words: "), Run(shorten(item.issue, SENTENCE_MOST), Style.BOLD)),
        (Run("Position: "), Run(item.position.word, Style.BOLD)),
        line(f"Found as a {item.tier.value} stance; it is published only after an editor accepts it{or_submits}."),
    )
    return (*passage(draft, item.evidence), Text(lines))


def _is_unworded(stance: DraftStance) -> bool:
    """Whether the issue is still the article's phrase; a full sentence is always an editor's."""
    return any(doubt.kind is DoubtKind.ISSUE_WORDING for doubt in stance.doubts)


def _summary(draft: Draft) -> tuple[Block, ...]:
    sentences = summary_words(draft, 400)[:6]
    more = len(draft.summary.sentences) - len(sentences)
    lines = [line(sentence) for sentence in sentences] or [line("There is no summary yet.")]
    if more > 0:
        lines.append(line("The section “Summary” of the review shows the rest."))
    return (Text(tuple(lines)),)


def doubt_lines(doubts: Sequence[Doubt]) -> tuple[Block, ...]:
    """What is in doubt, the first few of it; nothing when nothing is."""
    if not doubts:
        return ()
    lines = [line(shorten(doubt.say, 200)) for doubt in doubts[:_DOUBTS_MOST]]
    return (Text((line("In doubt:", Style.BOLD), *lines)),)


def _now(draft: Draft, item: Item, chosen: Selection) -> tuple[Line, ...]:
    """What would become of the item, and how to settle it."""
    left = next((left for left in chosen.left if left.key == item.key), None)
    doubtful = left is not None and any(doubt.say == left.why for doubt in item.doubts)  # said above already
    words = "held back until it is settled" if doubtful else standing(draft, item, chosen)
    now = (Run("Now: "), Run(words, Style.BOLD))
    if isinstance(item, DraftQuote) and item.verdict is Verdict.ACCEPTED and not is_locked(draft, item):
        return (now, line("These words are accepted with this speaker; changing the words reopens the quote."))
    if is_locked(draft, item):
        return (now, line("A correction keeps the number, and members see what it was and why."))
    return (now, line(shorten(left.settle, 200))) if left else (now,)


def _deeds(draft: Draft, item: Item, record_people: tuple[PersonRef, ...]) -> tuple[Button, ...]:
    """What an editor can do with the item; while it is published, correct it."""
    number, rev = draft.number, draft.rev
    if is_locked(draft, item):
        return correction_buttons(draft, item)
    edits = [Button(name, OpenForm(number, rev, form, item.key)) for name, form in form_kinds(item)]
    unworded = isinstance(item, DraftStance) and _is_unworded(item)
    who = _who(draft, item, record_people) if isinstance(item, DraftPerson) else ()
    judged = [
        ("Accept", Verdict.ACCEPTED, Look.SUCCESS, unworded or bool(who)),
        ("Reject", Verdict.REJECTED, Look.DANGER, False),
        ("Reopen", Verdict.OPEN, Look.SECONDARY, False),
    ]
    verdicts = [
        Button(name, Judge(number, rev, item.key, verdict), look)
        for name, verdict, look, impossible in judged
        if verdict is not item.verdict and not impossible
    ]
    return (*who, *verdicts, *edits)


def _who(draft: Draft, person: DraftPerson, record_people: tuple[PersonRef, ...]) -> tuple[Button, ...]:
    """The doors that say who the person is, in the place of Accept; none while nobody on record could be meant."""
    number, rev, key = draft.number, draft.rev, person.key
    others = ((ref.number, shorten(ref.name, _DOOR_NAME_MOST)) for ref in record_people[:_NAMES_MOST])
    same = tuple(
        Button(f"Same as P-{other} {name}", SamePerson(number, rev, key, other), Look.PRIMARY)
        for other, name in others
        if other != person.same_as
    )
    new = Button("A new person", SamePerson(number, rev, key), Look.SUCCESS)
    match person.same_as, person.verdict:
        case None, Verdict.ACCEPTED:
            return same
        case None, _:
            return (*same, new) if same else ()
        case _, Verdict.ACCEPTED:
            return (*same, new)
        case _:
            return ()


def _ways(draft: Draft, item: Item, chosen: Selection) -> tuple[Button, ...]:
    back = Button("Back to review", Review(draft.number, section_of(item)))
    following = next_waiting(draft, chosen, item.key)
    if following is None:
        return (back,)
    return back, Button("Next open item", OpenItem(draft.number, following.key), Look.PRIMARY)
