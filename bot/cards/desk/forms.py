"""The forms that an editor fills in, and what a filled form asks for. Pure; knows no medium."""

from dataclasses import replace
from typing import TypeVar

from bot.actions.actions import Add, FormKind, OpenForm, Submit
from bot.cards.card import Choice, Field, FieldKind, Form, Text, Words, line
from bot.cards.desk.adding import adding_form, addition_of, holder_fields, speaker_fields
from bot.cards.desk.correcting import correction_form, corrects, not_on_record
from bot.cards.desk.drafted import draft_title, name_of
from bot.cards.desk.replies import name_quote, reply_change, reply_fields
from bot.cards.fields import (
    AMBIGUOUS,
    CALLED,
    CHOICES_MOST,
    FIELD_MOST,
    NEW,
    UNKNOWN,
    issue_fields,
    long_field,
    person_choices,
    read_field,
    short_field,
)
from bot.cards.fit import cut_words, shorten
from briefings.dates.style import Writing
from briefings.draft.changes import (
    LONGEST_REASON,
    NEW_PERSON,
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetVerdict,
    UseReport,
)
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftReport, DraftStance, Verdict
from briefings.errors import BadValue, Gone
from briefings.model.record import PersonRef, Position, SpeakerState, value_of
from briefings.model.spans import OMISSION
from briefings.text.cuts import words_as_shown

T = TypeVar("T", DraftQuote, DraftPerson, DraftEvent, DraftStance)
_SHOWN_MOST = 3500  # of the words that a form shows above its fields
_DATE_HINT = "Such as 2026-01-27, 27 January 2026, March 2024 or 2025. Leave empty if unknown."
_STATES = {AMBIGUOUS: SpeakerState.AMBIGUOUS, UNKNOWN: SpeakerState.UNKNOWN}


def form_of(writing: Writing, draft: Draft, opened: OpenForm, record_people: tuple[PersonRef, ...] = ()) -> Form:
    """The form that `opened` asks for, filled with what is in the draft. Raises Gone when the item is not there, BadValue
    when what is not published is to be taken back.

    `record_people` are the people on record whom a person of the draft could be. What is too long for a field is left out
    of it, and the field says so: sent back empty it is refused, never saved.
    """
    correcting = corrects(draft, opened.form, opened.key)
    if opened.form is FormKind.TAKE_BACK and not correcting:
        raise not_on_record()
    form = _form_of(writing, draft, opened, record_people)
    return correction_form(draft, form, opened) if correcting else form


def _form_of(writing: Writing, draft: Draft, opened: OpenForm, record_people: tuple[PersonRef, ...]) -> Form:
    match opened.form:
        case FormKind.FACTS:
            return Form("Facts of the article", _facts(writing, draft), opened)
        case FormKind.WORDS:
            quote = _item(draft, opened.key, DraftQuote)
            return Form(f"Words of {opened.key}", _words(draft, quote), opened, _show_speaker(draft, quote))
        case FormKind.SPEAKER:
            quote = _item(draft, opened.key, DraftQuote)
            return Form(f"Speaker of {opened.key}", _speaker(draft, quote), opened, _show_words(draft, quote))
        case FormKind.REPLY:
            quote = _item(draft, opened.key, DraftQuote)
            above = (Text((line(name_quote(writing, draft, quote)),)),)
            return Form(f"Reply {opened.key}", reply_fields(writing, draft, quote), opened, above)
        case FormKind.PERSON:
            person = _item(draft, opened.key, DraftPerson)
            return Form(f"Person {opened.key}", _person(person, record_people), opened, _accepts("person"))
        case FormKind.EVENT:
            event = _item(draft, opened.key, DraftEvent)
            return Form(f"Event {opened.key}", _event(writing, event), opened, _accepts("event"))
        case FormKind.STANCE:
            stance = _item(draft, opened.key, DraftStance)
            fields = issue_fields(stance.issue, stance.position.value)
            return Form(f"Stance {opened.key}", fields, opened, _show_evidence(draft, stance))
        case FormKind.REPORT:
            report = draft.report(opened.key)
            if report is None:
                raise _refusal(draft, opened.key)
            return Form(f"Stance from {opened.key}", _of_report(draft, report), opened, _show_report(draft, report))
        case FormKind.SUMMARY:
            return Form("Summary", _summary(draft), opened)
        case FormKind.ADD_QUOTE | FormKind.ADD_EVENT | FormKind.ADD_STANCE | FormKind.ADD_PERSON:
            return adding_form(draft, opened)
        case FormKind.TAKE_BACK:
            return Form(f"Take {opened.key} back", (), opened)
        case FormKind.RETURN:
            return Form(f"Return B-{draft.number}", (_comment(),), opened)
        case FormKind.WITHDRAW:
            return Form(f"Withdraw B-{draft.number}", (_reason(),), opened, _withdraws(draft))


def paste_form() -> Form:
    """The form to paste an article into."""
    return Form(
        "Paste an article",
        (
            Field(
                "article",
                "The article",
                FieldKind.PARAGRAPH,
                required=True,
                max_length=FIELD_MOST,
                hint="At most 4,000 characters. Attach a longer article as a file: /briefing add file.",
            ),
            short_field("title", "Title", ""),
            short_field("outlet", "Outlet", "", "Who published it, such as Harwick Ledger. Leave empty if unknown."),
            short_field("published", "The article's date", "", _DATE_HINT),
            short_field("author", "Author", ""),
        ),
        Add(),
    )


def read_pasted(submit: Submit) -> tuple[str, EditFacts | None]:
    """The article that was pasted, and its facts as typed; None when none was."""
    values = dict(submit.values)
    title, outlet, published, author = (read_field(values, key) for key in ("title", "outlet", "published", "author"))
    given = any((title, outlet, published, author))
    return values.get("article", ""), EditFacts(title, outlet, published, author, "") if given else None


def change_of(submit: Submit) -> Change:
    """What a filled form asks for. Raises BadValue when a choice was left out."""
    values = dict(submit.values)
    key = submit.key
    match submit.form:
        case FormKind.FACTS:
            return EditFacts(
                *(read_field(values, name) for name in ("title", "outlet", "published", "author", "topics"))
            )
        case FormKind.WORDS:
            return EditWords(key, values.get("words", ""))
        case FormKind.SPEAKER:
            change = _speaker_change(key, read_field(values, "speaker"), read_field(values, "new_name"))
            return replace(change, same_as=_same_as(read_field(values, "same_as")))
        case FormKind.REPLY:
            return reply_change(key, values)
        case FormKind.PERSON:
            return EditPerson(
                key, read_field(values, "name"), values.get("roles", ""), _same_as(read_field(values, "same_as"))
            )
        case FormKind.EVENT:
            return EditEvent(key, values.get("words", ""), read_field(values, "when"))
        case FormKind.STANCE:
            return EditStance(key, read_field(values, "issue"), _position(read_field(values, "position")))
        case FormKind.REPORT:
            return _use(key, values)
        case FormKind.SUMMARY:
            return EditSummary(values.get("summary", ""))
        case FormKind.ADD_QUOTE | FormKind.ADD_EVENT | FormKind.ADD_STANCE | FormKind.ADD_PERSON:
            return addition_of(submit.form, values)
        case FormKind.TAKE_BACK:
            return SetVerdict(key, Verdict.REJECTED)
        case FormKind.WITHDRAW | FormKind.RETURN | None:
            raise BadValue("That form does not change a draft.", "Open the draft with /briefing review.")


def _facts(writing: Writing, draft: Draft) -> tuple[Field, ...]:
    source = draft.source
    published = writing.day(source.published.value) if source.published else ""
    return (
        short_field("title", "Title", value_of(source.title) or "", "Leave empty if unknown."),
        short_field("outlet", "Outlet", value_of(source.outlet) or "", "Who published it. Leave empty if unknown."),
        short_field("published", "The article's date", published, _DATE_HINT),
        short_field("author", "Author", value_of(source.author) or "", "Leave empty if unknown."),
        short_field(
            "topics", "Topics", ", ".join(draft.topics), "Separated by commas, such as transport, school budget."
        ),
    )


def _words(draft: Draft, quote: DraftQuote) -> tuple[Field, ...]:
    words = OMISSION.join(piece.of(draft.source.text) for piece in quote.pieces)
    hint = "They must be in the article. Write […] where you leave words out."
    return (long_field("words", "The words, without quotation marks", words, hint, required=True),)


def _speaker(draft: Draft, quote: DraftQuote) -> tuple[Field, ...]:
    likely = (quote.speaker, *quote.candidates)
    people = sorted(draft.people, key=lambda person: person.key not in likely)
    unnamed = AMBIGUOUS if quote.speaker_state is SpeakerState.AMBIGUOUS else UNKNOWN
    return speaker_fields(people, quote.speaker or unnamed)


def _show_speaker(draft: Draft, quote: DraftQuote) -> tuple[Text, ...]:
    again = line("If you change the words, the quote is open again until you accept it on its card.")
    return (Text((line(f"Speaker: {name_of(draft, quote.speaker)}."), again)),)


def _show_words(draft: Draft, quote: DraftQuote) -> tuple[Text | Words, ...]:
    say = "Submitting this accepts the words and the speaker together. The words:"
    return _show(say, words_as_shown(draft.source.text, quote.pieces))


def _show(say: str, words: str) -> tuple[Text | Words, ...]:
    return Text((line(say),)), Words((cut_words(line(words), _SHOWN_MOST),))


def _accepts(what: str) -> tuple[Text, ...]:
    return (Text((line(f"Submitting this accepts the {what} as it is here."),)),)


def _show_evidence(draft: Draft, stance: DraftStance) -> tuple[Text | Words, ...]:
    holder = name_of(draft, stance.holder)
    say = f"Submitting this accepts the stance of {holder}, with the issue in your words. From:"
    return _show(say, OMISSION.join(span.of(draft.source.text) for span in stance.evidence))


def _withdraws(draft: Draft) -> tuple[Text, ...]:
    name = shorten(draft_title(draft), 200)
    say = f"Submitting this withdraws “{name}”: members will no longer find it. Its numbers stay the same."
    return (Text((line(say),)),)


def _reason() -> Field:
    hint = "Optional. Members who follow an old link will see it."
    return Field("reason", "The reason", FieldKind.PARAGRAPH, max_length=LONGEST_REASON, hint=hint)


def _comment() -> Field:
    hint = "What the draft needs before it can be published. It stays in the log."
    return Field("comment", "The comment", FieldKind.PARAGRAPH, required=True, max_length=LONGEST_REASON, hint=hint)


def _person(person: DraftPerson, record_people: tuple[PersonRef, ...]) -> tuple[Field, ...]:
    roles = "\n".join(role.title for role in person.roles)
    fields = (
        short_field("name", "Name", person.name, required=True),
        long_field("roles", "Roles, one per line", roles, "As the article words them; each must appear in it."),
    )
    known = {ref.number: ref.name for ref in record_people}
    if person.same_as is not None:
        known.setdefault(person.same_as, person.name)
    if not known:
        return fields
    choices = [Choice(shorten(f"The same as P-{number} {name}", 90), f"P-{number}") for number, name in known.items()]
    same_as = Field(
        "same_as",
        "On record here",
        FieldKind.CHOICE,
        f"P-{person.same_as}" if person.same_as is not None else NEW,
        True,
        choices=(Choice("A new person", NEW), *choices[: CHOICES_MOST - 1]),
        hint="Whether this person is already on record.",
    )
    return (*fields, same_as)


def _event(writing: Writing, event: DraftEvent) -> tuple[Field, ...]:
    when = writing.when(event.when) if event.when.edtf else event.when.phrase
    hint = "A sentence of the article, or your own, which is marked as an editor's."
    dates = "Such as 2022, early 2025, 27 January 2026 or last year. Leave empty if unknown."
    words = long_field("words", "What happened", event.sentence.text, hint, required=True)
    return words, short_field("when", "When", when, dates)


def _of_report(draft: Draft, report: DraftReport) -> tuple[Field, ...]:
    likely = (report.speaker, *report.candidates)
    people = sorted(draft.people, key=lambda person: person.key not in likely)
    called = (Choice(shorten(report.called, 90), CALLED),) if report.called else ()
    holder = holder_fields((*called, *person_choices(people, 2)), report.speaker)
    return (*issue_fields("", Position.UNCLEAR.value), *holder)


def _show_report(draft: Draft, report: DraftReport) -> tuple[Text | Words, ...]:
    say = "Submitting this adds a possible stance, read from the words, that still has to be accepted. The article reports:"
    return _show(say, OMISSION.join(piece.of(draft.source.text) for piece in report.pieces))


def _use(key: str, values: dict[str, str]) -> UseReport:
    issue, position = read_field(values, "issue"), _position(read_field(values, "position"))
    holder, new_name = read_field(values, "holder"), read_field(values, "new_name")
    if holder in ("", NEW) and not new_name:
        raise BadValue("No person was chosen for this stance.", "Choose a person, or type the name below the choice.")
    return UseReport(key, issue, position, None if holder in (NEW, CALLED) else holder, new_name)


def _summary(draft: Draft) -> tuple[Field, ...]:
    words = "\n".join(" ".join(sentence.text.split()) for sentence in draft.summary.sentences)
    hint = "Your own sentences are marked. To name the passage for one, add [from: words of the article]."
    return (long_field("summary", "The summary, one sentence per line", words, hint, required=len(words) > FIELD_MOST),)


def _speaker_change(key: str, chosen: str, new_name: str) -> EditSpeaker:
    if new_name:
        return EditSpeaker(key, new_name=new_name)
    match chosen:
        case "":
            raise BadValue("No speaker was chosen.", "Choose a person, or “Not known”.")
        case "@new":
            raise BadValue("The new person has no name.", "Type the name below the choice.")
        case "@ambiguous" | "@unknown":
            return EditSpeaker(key, state=_STATES[chosen])
        case _:
            return EditSpeaker(key, chosen)


def _same_as(chosen: str) -> int | None:
    """The number that was chosen, NEW_PERSON for somebody new, None where nothing was asked."""
    number = chosen.removeprefix("P-")
    if chosen == NEW:
        return NEW_PERSON
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else None


def _position(chosen: str) -> Position:
    if chosen not in set(Position):
        raise BadValue("No position was chosen.", "Choose for, against, mixed or unclear.")
    return Position(chosen)


def _item(draft: Draft, key: str, kind: type[T]) -> T:
    item = draft.item(key)
    if not isinstance(item, kind):
        raise _refusal(draft, key)
    return item


def _refusal(draft: Draft, key: str) -> Gone:
    return Gone(
        f"There is no item {shorten(key, 20)} in B-{draft.number} any more.", "Open the review to see its items."
    )
