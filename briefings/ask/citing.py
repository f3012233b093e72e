"""A quote as a citation, ready to copy, in one of six styles. Pure: the day on which the article was read is an argument.

Rules: MLA Handbook (9th edition, works cited: author, “title”, container, date, page, address), APA 7 (an article without a date is
"n.d.", without an author its title comes first), Chicago 17 (bibliography), BibTeX @misc, and the cut card of policy debate (tag, cite,
body). What is not known is left out, or said where the style has a word for it; nothing is guessed.
"""

import re
from dataclasses import dataclass
from datetime import date

from briefings.ask.queries import CiteStyle
from briefings.dates.calendar_words import MONTH_NAMES
from briefings.dates.when import edtf_in_words
from briefings.model.record import Fact, Quote, Source, value_of
from briefings.text.cuts import words_of
from briefings.text.voices import speaker_placeholder

_TAG = "[Tag: your claim, in your own words]"
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
_TEX = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~-])")
_ORGANISATIONS = frozenset(("agency", "press", "staff", "desk", "board", "service", "news", "times", "post", "wire"))


@dataclass(frozen=True, slots=True)
class _Day:
    """A date of the article or of retrieval; what it lacks is None. `words` is for what has no such parts (a season, a week)."""

    year: str
    month: int | None = None
    day: int | None = None
    words: str | None = None


def cite(quote: Quote, source: Source, style: CiteStyle, retrieved: date) -> str:
    """The citation as plain text, lines separated by `\\n`; it has the quote's words exactly as stored."""
    return _STYLES[style](quote, source, retrieved)


def _card(quote: Quote, source: Source, retrieved: date) -> str:
    """Tag, cite, body: the tag is left to the person who uses the card, for it is their claim; the cite leads with name and year."""
    author, day = _value(source.author), _day(source)
    year = "n.d." if day is None else f"’{day.year[2:]}"
    lead = f"{_last(author) if author else _value(source.outlet) or 'No author'} {year}"
    facts = [
        author or "author not known",
        _value(source.outlet) or "outlet not known",
        _american(day) if day else "no date",
        f"“{_value(source.title) or 'Untitled article'}”",
        _pages(quote, source, "p. ", "pp. "),
        source.url or "",
        f"accessed {_american(_of(retrieved))}" if source.url else "",
    ]
    cited = f"{lead} ({', '.join(filter(None, facts))})"
    return f"{_TAG}\n{cited}\n\n{_speaker(quote)}: “{words_of(quote)}”"


def _mla(quote: Quote, source: Source, retrieved: date) -> str:
    author, title, day = _value(source.author), _value(source.title), _day(source)
    container = [
        _value(source.outlet),
        _british(day) if day else "",
        _pages(quote, source, "p. ", "pp. "),
        re.sub(r"^https?://", "", source.url) if source.url else "",
    ]
    lead = f"{_add_stop(_invert(author))} " if author else ""
    named = f"“{_add_stop(title)}” " if title else "Untitled article. "
    rest = ", ".join(filter(None, container))
    accessed = f" Accessed {_british(_of(retrieved))}." if source.url else ""
    return _with_quote(quote, f"{lead}{named}{_add_stop(rest) if rest else ''}{accessed}".strip())


def _apa(quote: Quote, source: Source, retrieved: date) -> str:
    author, title, day = _value(source.author), _value(source.title), _day(source)
    dated = f"({_apa_date(day)})."
    named = title or "[Untitled article]"
    opening = [_add_stop(_abbreviate(author)), dated, _add_stop(named)] if author else [_add_stop(named), dated]
    outlet = f" {_add_stop(_value(source.outlet))}" if source.outlet else ""
    seen = f"Retrieved {_american(_of(retrieved))}, from " if day is None and source.url else ""
    url = f" {seen}{source.url}" if source.url else ""
    page = _pages(quote, source, "p. ", "pp. ")
    by = _last(author) if author else f"“{named}”" if title else named
    inline = ", ".join(part for part in (by, day.year if day else "n.d.", page) if part)
    return _with_quote(quote, f"{' '.join(opening)}{outlet}{url}", f" ({inline})")


def _chicago(quote: Quote, source: Source, retrieved: date) -> str:
    author, title, day = _value(source.author), _value(source.title), _day(source)
    lead = f"{_add_stop(_invert(author))} " if author else ""
    named = f"“{_add_stop(title)}” " if title else "Untitled article. "
    parts = [_value(source.outlet), _american(day) if day else "n.d.", _pages(quote, source, "", "")]
    rest = _add_stop(", ".join(filter(None, parts)))
    accessed = f" Accessed {_american(_of(retrieved))}." if day is None and source.url else ""
    url = f" {_add_stop(source.url)}" if source.url else ""
    return _with_quote(quote, f"{lead}{named}{rest}{accessed}{url}")


def _markdown(quote: Quote, source: Source, retrieved: date) -> str:
    """A block quote with its source below; what Markdown would read as marks is escaped, so that it shows as stored."""
    quoted = "\n".join(f"> {_escape(line)}".rstrip() for line in words_of(quote).split("\n"))
    title = _escape(_value(source.title) or "Untitled article")
    linked = f"[{title}](<{source.url}>)" if source.url else title
    day = _day(source)
    parts = [
        _escape(_value(source.author)),
        linked,
        _escape(_value(source.outlet)),
        _american(day) if day else "no date",
        _pages(quote, source, "p. ", "pp. "),
        f"accessed {_american(_of(retrieved))}" if source.url else "",
    ]
    return f"{quoted}\n>\n> — {_escape(_speaker(quote))}, in: {', '.join(filter(None, parts))}"


def _bibtex(quote: Quote, source: Source, retrieved: date) -> str:
    day, author = _day(source), _value(source.author)
    key = re.sub(r"\W", "", _last(author) if author else _value(source.outlet) or "anonymous", flags=re.ASCII).lower()
    pages = _pages(quote, source, "", "").replace("–", "--")
    fields = [
        ("author", f"{{{_tex(author)}}}" if author and _is_body(author) else _tex(author)),
        ("title", f"{{{_tex(_value(source.title) or 'Untitled article')}}}"),
        ("howpublished", _tex(_value(source.outlet))),
        ("year", day.year if day else ""),
        ("month", str(day.month) if day and day.month else ""),
        ("day", str(day.day) if day and day.day else ""),
        ("pages", pages),
        ("url", source.url or ""),
        ("urldate", retrieved.isoformat() if source.url else ""),
        ("note", f"{_tex(_speaker(quote))}: ``{_tex(words_of(quote))}''"),
    ]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{key or 'anonymous'}{day.year if day else ''}q{quote.number},\n{lines}\n}}"


def _with_quote(quote: Quote, cited: str, inline: str = "") -> str:
    return f"{_speaker(quote)}: “{words_of(quote)}”{inline}\n\n{cited}"


def _speaker(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker else speaker_placeholder(quote.speaker_state)


def _value(fact: Fact | None) -> str:
    """What is known, on one line; empty where it is not."""
    return " ".join((value_of(fact) or "").split())


def _day(source: Source) -> _Day | None:
    """The article's date; of a season, a week or an interval the year and the words for the whole."""
    if source.published is None:
        return None
    edtf = source.published.value
    parts = _DAY.fullmatch(edtf)
    if parts is None:
        return _Day(edtf[:4], words=edtf_in_words(edtf))
    year, month, day = parts.groups()
    return _Day(year, int(month) if month else None, int(day) if day else None)


def _of(day: date) -> _Day:
    return _Day(f"{day.year:04}", day.month, day.day)


def _american(day: _Day) -> str:
    if day.words or day.month is None:
        return day.words or day.year
    return f"{MONTH_NAMES[day.month - 1]} {f'{day.day}, ' if day.day else ''}{day.year}"


def _british(day: _Day) -> str:
    if day.words or day.month is None:
        return day.words or day.year
    return f"{f'{day.day} ' if day.day else ''}{_MONTHS[day.month - 1]} {day.year}"


def _apa_date(day: _Day | None) -> str:
    if day is None:
        return "n.d."
    if day.month is None:
        return f"{day.year}, {day.words}" if day.words and day.words != day.year else day.year
    return f"{day.year}, {MONTH_NAMES[day.month - 1]}{f' {day.day}' if day.day else ''}"


def _pages(quote: Quote, source: Source, one: str, several: str) -> str:
    """The pages of the quote's words, of an article that has pages; empty for others."""
    first = source.page_at(quote.pieces[0].span.start)
    last = source.page_at(quote.pieces[-1].span.end - 1)
    if first is None or last is None:
        return ""
    return f"{one}{first}" if first == last else f"{several}{first}–{last}"


def _is_body(author: str) -> bool:
    """Whether the author is several people or a body, whose name is not turned round."""
    tokens = author.casefold().replace(",", " , ").split()
    return len(tokens) < 2 or bool({"and", "&", ",", "the"} & set(tokens)) or tokens[-1] in _ORGANISATIONS


def _last(author: str) -> str:
    return author if _is_body(author) else author.split()[-1]


def _invert(author: str) -> str:
    """`Ives, Dora`; a body or several people as they are."""
    given = author.split()
    return author if _is_body(author) else f"{given[-1]}, {' '.join(given[:-1])}"


def _abbreviate(author: str) -> str:
    """`Ives, D.`; a body or several people as they are."""
    given = author.split()
    if _is_body(author):
        return author
    initials = " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given[:-1])
    return f"{given[-1]}, {initials}"


def _add_stop(text: str) -> str:
    """The text with a full stop at its end, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)


_STYLES = {
    CiteStyle.CARD: _card,
    CiteStyle.MLA: _mla,
    CiteStyle.APA: _apa,
    CiteStyle.CHICAGO: _chicago,
    CiteStyle.MARKDOWN: _markdown,
    CiteStyle.BIBTEX: _bibtex,
}
