"""The shape of a briefing file, for pydantic to check. Knows no article; docs/briefing-file.md describes it for people, and
docs/briefing-file.schema.json for text editors.
"""

import json
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError
from rapidfuzz import process

from briefings.model.record import Basis, Origin, Position, Qualifier, SpeakerState

VERSION = "1"
UNKNOWN = "unknown"

# A text editor's tools see `2025` as a number and `no` as false; here both are text as it is written.
_SCALAR = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, Field(min_length=1), WithJsonSchema({**_SCALAR, "minLength": 1})]
Flag = Annotated[bool, WithJsonSchema({"type": "boolean"})]


class FileMapping(BaseModel):
    """A mapping of the file. A key that it does not have is refused with the nearest one that it has."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"additionalProperties": False})

    @model_validator(mode="before")
    @classmethod
    def _check_keys(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        keys = [field.alias or name for name, field in cls.model_fields.items()]
        for key in values:
            if key not in keys:
                near = process.extractOne(key, keys, score_cutoff=60)
                hint = f"did you mean `{near[0]}`?" if near else f"known here are {', '.join(keys)}."
                why = {"key": key, "hint": f"`{key}` is not known; {hint}"}
                raise PydanticCustomError("unknown_key", "{hint}", why)
        return values


def _as(key: str, part: type[FileMapping]) -> BeforeValidator:
    """Lets a plain text replace a mapping with that one key."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=Text | part
    )


class PassagePart(FileMapping):
    """Words of the article. `at` is where they begin, in characters from 0; needed only when the article has them in several places."""

    words: Text
    at: Annotated[int, Field(ge=0)] | None = None


Passage = Annotated[PassagePart, _as("words", PassagePart)]
Passages = Annotated[
    tuple[Passage, ...],
    BeforeValidator(
        lambda value: [value] if isinstance(value, str | dict) else value,
        json_schema_input_type=Passage | tuple[Passage, ...],
    ),
    Field(min_length=1),
]


class FactPart(FileMapping):
    value: Text
    origin: Origin = Origin.EDITOR


Fact = Annotated[FactPart, _as("value", FactPart)]


class SourcePart(FileMapping):
    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    url: Text | None = None
    pages: tuple[Annotated[int, Field(ge=0)], ...] = ()


class ArticlePart(FileMapping):
    """The article's text, or the name of a file beside this one that holds it."""

    text: Text | None = None
    file: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.text is None) == (self.file is None):
            raise PydanticCustomError("article", "an article has either `text` or `file`.")
        return self


def _article(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return {"text": value} if "\n" in value else {"file": value}


Article = Annotated[ArticlePart, BeforeValidator(_article, json_schema_input_type=Text | ArticlePart)]


class PersonPart(FileMapping):
    name: Text
    key: Text | None = None
    also: tuple[Text, ...] = ()
    roles: tuple[Passage, ...] = ()

    @property
    def called(self) -> str:
        """What other parts of the file call this person."""
        return self.key or self.name


class QuotePart(FileMapping):
    """`reply_to` is the quote of this file, counted from 1, that this one answers."""

    words: Passages
    speaker: Text | None = None
    state: SpeakerState | None = None
    named: Passage | None = None
    cue: Passage | None = None
    candidates: tuple[Text, ...] = ()
    reply_to: Annotated[Annotated[int, Field(ge=1)] | None, Field(alias="reply-to")] = None

    @model_validator(mode="after")
    def _speaker_or_state(self) -> Self:
        named = self.speaker_state in (SpeakerState.STATED, SpeakerState.INFERRED)
        if named != (self.speaker is not None):
            why = "a speaker is stated or inferred; without one, the state is ambiguous or unknown."
            raise PydanticCustomError("speaker", why)
        return self

    @property
    def speaker_state(self) -> SpeakerState:
        return self.state or (SpeakerState.STATED if self.speaker else SpeakerState.UNKNOWN)


class SentencePart(FileMapping):
    """A sentence of the article (`words`), or an editor's (`editor`), resting on passages of the article."""

    words: Text | None = None
    at: Annotated[int, Field(ge=0)] | None = None
    editor: Text | None = None
    rests: tuple[Passage, ...] = ()

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.words is None) == (self.editor is None):
            raise PydanticCustomError("sentence", "a sentence has either `words` or `editor`.")
        if self.editor is None and self.rests:
            raise PydanticCustomError("sentence", "only an editor's sentence has `rests`: what it rests on.")
        return self


Sentence = Annotated[SentencePart, _as("words", SentencePart)]


class WhenPart(FileMapping):
    """A date as the article or an editor words it. `date` is EDTF or `unknown`; left out, all but `by` is read from the phrase."""

    phrase: Annotated[str, WithJsonSchema(_SCALAR)] = ""
    date: Text | None = None
    qualifier: Qualifier | None = None
    relative: Flag = False
    ahead: Flag = False
    by: Origin | None = None


When = Annotated[WhenPart, _as("phrase", WhenPart)]


class EventPart(FileMapping):
    sentence: Sentence
    when: When | None = None
    people: tuple[Text, ...] = ()


class StancePart(FileMapping):
    holder: Text
    issue: Text
    position: Position
    basis: Basis
    evidence: Passages


class FilePart(FileMapping):
    version: Annotated[str, Field(alias="on-record"), WithJsonSchema({"enum": [int(VERSION), VERSION]})]
    source: SourcePart = SourcePart()
    article: Article
    topics: tuple[Text, ...] = ()
    people: tuple[PersonPart, ...] = ()
    quotes: tuple[QuotePart, ...] = ()
    events: tuple[EventPart, ...] = ()
    stances: tuple[StancePart, ...] = ()
    summary: tuple[Sentence, ...] = ()


def json_schema() -> str:
    """The schema (draft 2020-12) as text, with the short forms that the format allows; ends with a line end.

    It knows shapes only: that words are in the article is checked when a file is read.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FilePart.model_json_schema(mode="validation"),
        "title": "On Record briefing file",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
