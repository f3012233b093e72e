"""What a parser found in some bytes -> Source. Knows no file format."""

from dataclasses import dataclass, field
from hashlib import sha256

from briefings.errors import EmptyArticle, TooLarge
from briefings.model.record import Source
from briefings.reading.facts import Facts, from_text
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes to read, what they are, and where they come from: a file's name, or the address and media type that a web server gave."""

    kind: FileKind
    data: bytes
    file_name: str | None = None
    content_type: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser found: the canonical text, and what the file states about it.

    `encoding` is set when it was guessed; `pages` and `url` are those of Source.
    """

    kind: FileKind
    text: str
    facts: Facts = field(default_factory=Facts)
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    url: str | None = None


def make_source(parsed: Parsed, limits: ReadingLimits, file_name: str | None = None) -> Source:
    """The source, with the facts that only its text states. Raises TooLarge or EmptyArticle."""
    text, facts = parsed.text, parsed.facts
    check_length(len(text), limits)
    if not any(char.isalnum() for char in text):
        raise empty()
    from_text(facts, text)
    digest = sha256(text.encode("utf-8")).hexdigest()
    stated = (facts.title, facts.outlet, facts.author, facts.published)
    return Source(text, digest, parsed.kind.value, file_name, parsed.encoding, *stated, parsed.pages, parsed.url)


def check_length(characters: int, limits: ReadingLimits) -> None:
    """Raises TooLarge for an article with so many characters."""
    if characters > limits.characters:
        say = f"That article has {characters:,} characters; the limit is {limits.characters:,}."
        raise TooLarge(say, "Add only the part that you need.")


def empty() -> EmptyArticle:
    """The refusal of what holds no words."""
    return EmptyArticle("There is no text in it.", "Attach or paste an article.")
