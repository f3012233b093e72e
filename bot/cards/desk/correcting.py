"""Correcting what is published: when a form is a correction, and what it then asks for besides. Pure."""

from bot.actions.actions import FormKind, OpenForm
from bot.cards.card import Button, Field, FieldKind, Form, Look, Text, line
from bot.cards.desk.drafted import form_kinds, is_locked
from bot.cards.labels import tag
from briefings.draft.changes import LONGEST_REASON
from briefings.draft.model import Draft, DraftPerson, DraftSummary, Item, kind_of
from briefings.errors import BadValue
from briefings.model.record import State

REASON = "reason"
_TOLD = "Members will see what it was, what it is now, and your reason. The number stays the same."
_GONE = "Members will no longer find it. They will see that it was taken back, and your reason, but not its words."


def corrects(draft: Draft, form: FormKind, key: str) -> bool:
    """Whether the form changes what is on record, so that it needs a reason."""
    if draft.state is not State.PUBLISHED or form in (FormKind.WITHDRAW, FormKind.RETURN, FormKind.REPORT):
        return False
    item = draft.summary if form is FormKind.SUMMARY else draft.item(key)
    return form is FormKind.FACTS or (item is not None and is_locked(draft, item))


def not_on_record() -> BadValue:
    """The refusal to take back an item that is not published: it was withdrawn meanwhile."""
    return BadValue(
        "Only a published item can be taken back.", "To leave out an item of a draft, reject it on its card."
    )


def correction_form(draft: Draft, form: Form, opened: OpenForm) -> Form:
    """The form with a field for the reason, and what will be told above it where there is room."""
    item = draft.summary if opened.form is FormKind.SUMMARY else draft.item(opened.key)
    if opened.form is FormKind.FACTS or item is None:  # the topics are left out: a form has five fields
        fields = tuple(field for field in form.fields if field.key != "topics")
        return Form(f"Correct the facts of B-{draft.number}", (*fields, _reason()), opened)
    what = _name(item)
    if opened.form is FormKind.TAKE_BACK:
        return Form(f"Take {what} back", (_reason(),), opened, (Text((line(_GONE),)),))
    # A correction does not change who somebody is.
    fields = tuple(field for field in form.fields if field.key != "same_as")
    return Form(f"Correct {what}", (*fields, _reason()), opened, (Text((line(_TOLD),)),))


def correction_buttons(draft: Draft, item: Item) -> tuple[Button, ...]:
    """What can be done with an item that is published."""
    number, rev, key = draft.number, draft.rev, item.key
    forms = ((f"Correct{name.removeprefix('Edit')}", form) for name, form in form_kinds(item))
    edits = [Button(name, OpenForm(number, rev, form, key)) for name, form in forms]
    if isinstance(item, DraftPerson | DraftSummary):
        return tuple(edits)
    return (*edits, Button("Take it back", OpenForm(number, rev, FormKind.TAKE_BACK, key), Look.DANGER))


def _name(item: Item) -> str:
    named = tag(kind_of(item), item.number or 0)
    return f"the summary of {named}" if isinstance(item, DraftSummary) else named


def _reason() -> Field:
    hint = "What was wrong, in a sentence. Members will see it."
    return Field(REASON, "The reason", FieldKind.PARAGRAPH, required=True, max_length=LONGEST_REASON, hint=hint)
