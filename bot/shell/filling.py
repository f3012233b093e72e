"""A form asked field by field, one typed line at a time. Pure; knows no door."""

from dataclasses import dataclass, replace

from bot.actions.actions import Add
from bot.cards.card import Field, FieldKind, Form

CLEAR = "-"
END = "."


@dataclass(frozen=True, slots=True)
class Filling:
    """A form that is being filled in: `values` of the fields that are done, and the `lines` of a paragraph that is not.

    `say` is what was wrong with the last line, or empty.
    """

    form: Form
    values: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    say: str = ""

    @property
    def field(self) -> Field | None:
        """The field that is asked for; None when all are done."""
        return self.form.fields[len(self.values)] if len(self.values) < len(self.form.fields) else None


def type_line(filling: Filling, typed: str) -> Filling:
    """The form after one more line."""
    field = filling.field
    if field is None:
        return filling
    if field.kind is FieldKind.PARAGRAPH:
        return _paragraph_line(filling, field, typed)
    typed = typed.strip()
    if field.kind is FieldKind.CHOICE:
        return _choose(filling, field, typed)
    if typed == "":
        return _fill_in(filling, field, field.value)
    if typed == CLEAR and not field.required:
        return _fill_in(filling, field, "")
    if len(typed) > field.max_length:
        return replace(filling, say=f"At most {field.max_length} characters; this has {len(typed)}.")
    return _fill_in(filling, field, typed)


def prompt(filling: Filling) -> str:
    """The text that asks for the next line."""
    field = filling.field
    if field is None or filling.lines:
        return ""
    asked = [filling.say] if filling.say else []
    if not filling.values and not filling.say:
        asked.append(f"{filling.form.title} — an empty line keeps what is there, /cancel leaves the form.")
        asked += ["".join(run.text for run in line) for block in filling.form.shows for line in block.lines]
    asked.append(f"{field.label}{f' — {field.hint}' if field.hint else ''}")
    if field.kind is FieldKind.CHOICE:
        for number, choice in enumerate(field.choices, 1):
            now = " (now)" if field.value and choice.value == field.value else ""
            asked.append(f"  {number}. {choice.label}{now}")
    elif field.value:
        asked.append(f"  now: {field.value}")
    if field.kind is FieldKind.PARAGRAPH:
        asked.append("  (end with a line that is only a full stop)")
    return "\n".join(asked) + "\n> "


def _paragraph_line(filling: Filling, field: Field, typed: str) -> Filling:
    if typed.strip() == END:
        text = "\n".join(filling.lines).strip()
        if len(text) > field.max_length and not isinstance(filling.form.opened, Add):
            return replace(filling, lines=(), say=f"At most {field.max_length} characters; this has {len(text)}.")
        return _fill_in(filling, field, text or field.value)
    if not filling.lines and not typed.strip():
        return _fill_in(filling, field, field.value)
    if not filling.lines and typed.strip() == CLEAR and not field.required:
        return _fill_in(filling, field, "")
    return replace(filling, lines=(*filling.lines, typed), say="")


def _choose(filling: Filling, field: Field, typed: str) -> Filling:
    if typed == "" and field.value:
        return _fill_in(filling, field, field.value)
    if typed.isdecimal() and 1 <= int(typed) <= len(field.choices):
        return _fill_in(filling, field, field.choices[int(typed) - 1].value)
    named = [choice for choice in field.choices if typed.casefold() in map(str.casefold, (choice.label, choice.value))]
    if typed and named:
        return _fill_in(filling, field, named[0].value)
    if typed == "" and not field.required:
        return _fill_in(filling, field, "")
    return replace(filling, say=f"Type a number from 1 to {len(field.choices)}.")


def _fill_in(filling: Filling, field: Field, value: str) -> Filling:
    if field.required and not value.strip():
        return replace(filling, lines=(), say="This field cannot be empty.")
    return Filling(filling.form, (*filling.values, (field.key, value)))
