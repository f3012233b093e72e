"""A briefing file -> a draft: its shape is checked, then every passage is found in the article. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from briefings.dates import when
from briefings.draft.model import (
    BESIDE,
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftRole,
    DraftStance,
    DraftSummary,
    ReplyState,
    Tier,
    Verdict,
)
from briefings.draft.revising.people import doubt_given_name
from briefings.draft.source_facts import settle_facts, topics_of
from briefings.draft.speaker_source import mentions_of
from briefings.draft.wording import full_sentence
from briefings.drafting.items.drafter import draft as drafted
from briefings.errors import BadArticle, BadBriefingFile, BadValue
from briefings.model.record import Basis, Fact, Origin, Sentence, Source, Vouch, When, value_of
from briefings.model.spans import Span
from briefings.packs import form
from briefings.packs.claims import as_seen
from briefings.packs.locating import Passages
from briefings.packs.plain_text import LONGEST_NAME, address_in, line_in
from briefings.packs.plain_yaml import Path, YamlDocument, load, refuse_line
from briefings.reading.canonical import canonical
from briefings.reading.limits import ReadingLimits
from briefings.text.finding import clean


def read_file(text: str, beside: Mapping[str, str]) -> Draft:
    """The draft that a briefing file describes, every item accepted, except where the article does not show what the file says
    of it: that is in doubt (`packs.claims`). `beside` holds the texts of the files beside it, by name.

    Raises BadBriefingFile, naming the line and the reason; nothing is guessed or left out.
    """
    document = load(text)
    file = _check_form(document)
    source = _source(file, document, beside)
    reader = _Reader(document, source, file)
    try:
        topics = topics_of(list(file.topics))
    except BadValue as error:
        raise document.refusal(("topics",), error.say) from error
    people = tuple(reader.person(at, part) for at, part in enumerate(file.people))
    quotes = tuple(reader.quote(at, part) for at, part in enumerate(file.quotes))
    twice = _find_given_twice(quotes)
    if twice is not None:
        why = "these words, or some of them, are another speaker's in this file."
        raise document.refusal(("quotes", int(twice.key[1:]) - 1), why)
    read = settle_facts(
        Draft(
            source,
            people,
            _in_order(quotes),
            tuple(reader.event(at, part) for at, part in enumerate(file.events)),
            tuple(reader.stance(at, part) for at, part in enumerate(file.stances)),
            DraftSummary(
                tuple(reader.sentence(("summary", at), part) for at, part in enumerate(file.summary)),
                verdict=Verdict.ACCEPTED,
            ),
            topics,
        )
    )
    return as_seen(read, drafted(source))


def _find_given_twice(quotes: Sequence[DraftQuote]) -> DraftQuote | None:
    """The first quote that has words which an earlier one in the text gives to another speaker; None where there is none."""
    pieces = [(piece, quote) for quote in quotes for piece in quote.pieces]
    furthest: tuple[Span, DraftQuote] | None = None
    for piece, quote in sorted(pieces, key=lambda placed: (placed[0].start, placed[0].end)):
        if furthest and piece.overlaps(furthest[0]) and quote.speaker != furthest[1].speaker:
            return quote
        if furthest is None or piece.end > furthest[0].end:
            furthest = piece, quote
    return None


def _in_order(quotes: Sequence[DraftQuote]) -> tuple[DraftQuote, ...]:
    """The quotes in source order, with keys in that order, and replies that name the new keys."""
    ordered = sorted(quotes, key=lambda quote: quote.pieces[0])
    keys = {quote.key: f"q{at}" for at, quote in enumerate(ordered, 1)}
    return tuple(
        replace(quote, key=keys[quote.key], reply_to=keys[quote.reply_to] if quote.reply_to else None)
        for quote in ordered
    )


def _check_form(document: YamlDocument) -> form.FilePart:
    values = document.value
    if not isinstance(values, dict) or "on-record" not in values:
        raise refuse_line(1, "this is not a briefing file; it has no `on-record: 1`.")
    version = values["on-record"]
    if version != form.VERSION:
        why = f"this is version {version} of the format; this program reads version {form.VERSION}."
        raise document.refusal(("on-record",), why)
    try:
        return form.FilePart.model_validate(values)
    except ValidationError as error:
        raise _first_error(document, error) from error


def _first_error(document: YamlDocument, error: ValidationError) -> BadBriefingFile:
    """The first thing that is wrong, in words."""
    first = error.errors()[0]
    path: Path = tuple(first["loc"])
    if first["type"] == "unknown_key":
        return document.refusal((*path, first["ctx"]["key"]), str(first["msg"]))
    named = next((part for part in reversed(path) if isinstance(part, str)), "the file")
    match first["type"]:
        case "missing":
            why = f"`{named}` is missing."
        case "enum":
            known = first["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
            why = f"`{named}` is one of {known}, not “{first['input']}”."
        case "string_type" | "string_too_short":
            why = f"`{named}` needs text."
        case "tuple_type":
            why = f"`{named}` is a list; begin each line with “- ”."
        case "int_parsing" | "int_parsing_size" | "int_type" | "greater_than_equal":
            why = f"`{named}` is a number from 0."
        case "model_type" | "model_attributes_type":
            why = f"`{named}` has parts of its own; write each as `key: value`."
        case _:
            why = str(first["msg"])
    return document.refusal(path, why)


def _source(file: form.FilePart, document: YamlDocument, beside: Mapping[str, str]) -> Source:
    text = _article_text(file.article, document, beside)
    facts = file.source
    return Source(
        text,
        sha256(text.encode("utf-8")).hexdigest(),
        title=_fact(facts.title, "title", document),
        outlet=_fact(facts.outlet, "outlet", document),
        author=_fact(facts.author, "author", document),
        published=_publication_date(facts, document),
        pages=_pages(facts.pages, text, document),
        url=address_in(document, ("source", "url"), facts.url) if facts.url else None,
    )


def _article_text(article: form.ArticlePart, document: YamlDocument, beside: Mapping[str, str]) -> str:
    """The article as it is stored. No Markdown is read here: what a file holds is text that was read before."""
    path, most = ("article",), ReadingLimits().characters
    if article.file is not None and article.file not in beside:
        raise document.refusal(path, f"the article's file “{article.file}” is not beside the briefing file.")
    written = beside[article.file] if article.file is not None else article.text or ""
    if len(written) > most:
        raise document.refusal(path, f"the article has {len(written):,} characters; the limit is {most:,}.")
    try:
        text = canonical(written)
    except BadArticle as error:
        raise document.refusal(path, f"the article cannot be read. {error.say}") from error
    if not any(char.isalnum() for char in text):
        raise document.refusal(path, "there is no text in the article.")
    return text


def _fact(part: form.FactPart | None, name: str, document: YamlDocument) -> Fact | None:
    return Fact(line_in(document, ("source", name), part.value), part.origin) if part else None


def _publication_date(facts: form.SourcePart, document: YamlDocument) -> Fact | None:
    if facts.published is None:
        return None
    try:
        return Fact(when.article_date(facts.published.value), facts.published.origin)
    except BadValue as error:
        raise document.refusal(("source", "published"), error.in_full) from error


def _pages(pages: tuple[int, ...], text: str, document: YamlDocument) -> tuple[int, ...]:
    if pages and (pages[0] != 0 or list(pages) != sorted(pages) or pages[-1] > len(text)):
        why = "`pages` says where each page of the article begins, in rising order: 0 for the first, and none after the article's end."
        raise document.refusal(("source", "pages"), why)
    return pages


class _Reader:
    """Makes the items of one file."""

    def __init__(self, document: YamlDocument, source: Source, file: form.FilePart) -> None:
        self._document = document
        self._text = source.text
        self._publication_date = value_of(source.published)
        self._passages = Passages(document, source.text)
        self._answers = [quote.reply_to for quote in file.quotes]
        self._keys: dict[str, str] = {}
        for at, person in enumerate(file.people):
            called = clean(person.called)
            if called in self._keys:
                why = f"“{called}” is here twice; give one of them a `key`."
                raise document.refusal(("people", at), why)
            self._keys[called] = f"p{at + 1}"

    def person(self, at: int, part: form.PersonPart) -> DraftPerson:
        path: Path = ("people", at)
        named = [((*path, "name"), part.name), *(((*path, "also", n), name) for n, name in enumerate(part.also))]
        names = tuple(line_in(self._document, place, name, LONGEST_NAME) for place, name in named)
        spans = self._passages.each((*path, "roles"), part.roles)
        person = DraftPerson(
            f"p{at + 1}",
            names[0],
            mentions_of(self._text, names),
            names[1:],
            tuple(DraftRole(span.of(self._text), span) for span in spans),
            verdict=Verdict.ACCEPTED,
        )
        return doubt_given_name(self._text, person)

    def quote(self, at: int, part: form.QuotePart) -> DraftQuote:
        path: Path = ("quotes", at)
        pieces = self._passages.in_order((*path, "words"), part.words)
        speaker = self._person((*path, "speaker"), part.speaker) if part.speaker else None
        beside: dict[str, Any] = {
            name: self._passages.beside((*path, key), passage, pieces)
            for name, key in BESIDE.items()
            if (passage := getattr(part, key))
        }
        return DraftQuote(
            f"q{at + 1}",
            pieces,
            speaker,
            part.speaker_state,
            **beside,
            candidates=self._people((*path, "candidates"), part.candidates),
            verdict=Verdict.ACCEPTED,
            vouch=Vouch.FILE,
            reply_to=self._answer_key(at, part),
            reply_state=ReplyState.EDITOR if part.reply_to else None,
        )

    def _answer_key(self, at: int, part: form.QuotePart) -> str | None:
        """The key of the quote that is answered, as the file counts; a chain of replies never comes back to where it began."""
        path: Path = ("quotes", at, "reply-to")
        if part.reply_to is not None and part.reply_to > len(self._answers):
            raise self._document.refusal(path, f"there is no quote {part.reply_to} in this file.")
        place, passed = part.reply_to, 0
        while place is not None and place <= len(self._answers) and passed <= len(self._answers):
            if place == at + 1:
                raise self._document.refusal(path, "a quote cannot answer itself, or its own reply.")
            place, passed = self._answers[place - 1], passed + 1
        return f"q{part.reply_to}" if part.reply_to else None

    def event(self, at: int, part: form.EventPart) -> DraftEvent:
        path: Path = ("events", at)
        sentence = self.sentence((*path, "sentence"), part.sentence)
        return DraftEvent(
            f"e{at + 1}",
            sentence,
            self._when((*path, "when"), part.when, sentence.spans) if part.when else When("", by=Origin.EDITOR),
            self._people((*path, "people"), part.people),
            verdict=Verdict.ACCEPTED,
        )

    def stance(self, at: int, part: form.StancePart) -> DraftStance:
        path: Path = ("stances", at)
        try:
            issue = full_sentence(line_in(self._document, (*path, "issue"), part.issue))
        except BadValue as error:
            raise self._document.refusal((*path, "issue"), error.in_full) from error
        return DraftStance(
            f"s{at + 1}",
            self._person((*path, "holder"), part.holder),
            issue,
            part.position,
            Tier.POSSIBLE if part.basis is Basis.READ else Tier.FIRM,
            self._passages.each((*path, "evidence"), part.evidence),
            part.basis,
            verdict=Verdict.ACCEPTED,
        )

    def sentence(self, path: Path, part: form.SentencePart) -> Sentence:
        if part.words is not None:
            span = self._passages.one(path, part)
            return Sentence(span.of(self._text), (span,))
        rests = self._passages.each((*path, "rests"), part.rests)
        return Sentence(line_in(self._document, (*path, "editor"), part.editor or ""), rests, Origin.EDITOR)

    def _when(self, path: Path, part: form.WhenPart, spans: tuple[Span, ...]) -> When:
        try:
            dated = self._read_date(part)
        except BadValue as error:
            raise self._document.refusal(path, error.in_full) from error
        span = None if part.by is Origin.EDITOR else self._passages.inside(part.phrase, spans)
        by = part.by or (Origin.TEXT if span else Origin.EDITOR)
        phrase = span.of(self._text) if span else clean(part.phrase)
        return replace(dated, phrase=phrase, span=span, by=by)

    def _read_date(self, part: form.WhenPart) -> When:
        if part.date is None:
            return when.parse(part.phrase, self._publication_date)
        edtf = None if part.date == form.UNKNOWN else part.date
        if edtf is not None:
            when.bounds(edtf)
        return When(part.phrase, edtf, part.qualifier, relative=part.relative, ahead=part.ahead)

    def _people(self, path: Path, called: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._person((*path, at), name) for at, name in enumerate(called))

    def _person(self, path: Path, called: str) -> str:
        key = self._keys.get(clean(called))
        if key is None:
            raise self._document.refusal(path, f"“{called}” is not one of the people of this file.")
        return key
