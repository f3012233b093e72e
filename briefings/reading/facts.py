"""What a text says about itself: title, outlet, author, date. Only what it states; nothing is guessed."""

import re
from dataclasses import dataclass

from briefings.dates.when import article_date
from briefings.errors import BadValue
from briefings.model.record import Fact, Origin
from briefings.reading.canonical import canonical

_LABELS_OF = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "source", "publication", "publisher", "site", "published by"),
    "published": ("date", "published", "publication date", "published on", "posted", "posted on"),
}
_LABELS = {label: field for field, labels in _LABELS_OF.items() for label in labels}
_LABELLED = re.compile(r"([A-Za-z ]{2,20}):\s(.+)")
_BYLINE = re.compile(r"[Bb][Yy] (?=\S)(.{2,80})")
_DAY = r"\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
_DATELINE = re.compile(
    rf"[A-Z][\w.'’-]{{1,30}}(?:,? [A-Z][\w.'’-]{{1,30}}){{0,5}}, ({_DAY})(?:,? ?\([^()]{{1,40}}\))? ?(?:[—–:-]|--) ?\S"
)
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_DATED = re.compile(rf"(?<![^\s.,–—-])({_DAY}){_CLOCK}$", re.IGNORECASE)
_ISSUED = re.compile(r"^(?:Published|Posted|Updated)(?: on)?:? ")
_PARTS = re.compile(r"[|·•]|(?<=\d)\. (?=By )")  # of a line under the title
_CAPITAL_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_HEAD_LINES = 8
_HEAD_CHARACTERS = 1_500
_UNDER_TITLE = 3  # lines from the title on in which "Bay Post, March 12, 2025" is the line of the outlet
_LONGEST_TITLE = 160


@dataclass(slots=True)
class Facts:
    """The facts of one source, as far as they are stated."""

    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None

    def take(self, field: str, value: str, origin: Origin) -> None:
        """Keeps the first value of each field; a date that is not understood is left out."""
        value = " ".join(value.strip().strip("\"'").split())
        if not value or getattr(self, field) is not None:
            return
        if field == "published":
            try:
                value = article_date(value)
            except BadValue:
                return
        setattr(self, field, Fact(value, origin))


def cut_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two `---` lines at the start, and the text after them."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text
    end = next((n for n, line in enumerate(lines[1:60], 1) if line.strip() in ("---", "...")), None)
    if end is None:
        return {}, text
    parted = (line.partition(":") for line in lines[1:end] if not line.startswith((" ", "#", "-")))
    pairs = {key.strip().casefold(): value.strip() for key, _, value in parted if value.strip()}
    return pairs, "\n".join(lines[end + 1 :])


def from_front_matter(facts: Facts, pairs: dict[str, str]) -> None:
    for key, value in pairs.items():
        if key in _LABELS:
            facts.take(_LABELS[key], value, Origin.METADATA)


def take_if_named(facts: Facts, text: str, title: str, author: str) -> None:
    """The title and the author that a file's properties state, where the first words of the text have them too.

    Programs write the name of an account, of a template or of the file there; those are nobody's title or name.
    """
    head = " ".join(text[:_HEAD_CHARACTERS].split()).casefold()
    for field, value in (("title", title), ("author", author)):
        words = " ".join(canonical(value).split())
        if len(words) > 3 and words.casefold() in head:
            facts.take(field, words, Origin.METADATA)


def from_text(facts: Facts, text: str) -> None:
    """Facts that the first lines state: a title line, a byline, a dateline, a date on a line of its own, labelled lines."""
    lines = [line.strip() for line in text.split("\n", 40)[:40]]
    head = [line for line in lines if line][:_HEAD_LINES]
    _title(facts, lines)
    for place, line in enumerate(head):
        labelled = _LABELLED.fullmatch(line) if len(line) < 200 else None
        field = _LABELS.get(labelled[1].casefold().strip()) if labelled else None
        if dateline := _DATELINE.match(line):
            facts.take("published", dateline[1], Origin.TEXT)
        elif labelled and field:
            facts.take(field, labelled[2], Origin.TEXT)
        elif len(line) < 120:
            for part in _PARTS.split(line):
                _from_part(facts, _ISSUED.sub("", part.strip()), place < _UNDER_TITLE)


def _from_part(facts: Facts, part: str, under_title: bool) -> None:
    """The writer and the date of "By Ona Reyes, Bay Post, March 12, 2025", or of a part of it."""
    dated = _DATED.search(part)
    before = part[: dated.start()].rstrip() if dated else part
    byline = _BYLINE.fullmatch(before.rstrip(" ,.–—-"))
    if byline and _is_name(byline[1]):
        facts.take("author", _writers(byline[1]), Origin.TEXT)
    elif before and not (under_title and dated and before[-1] in ",.–—-" and _is_name(before[:-1].rstrip())):
        dated = None
    if dated:
        facts.take("published", dated[1], Origin.TEXT)
    elif len(part) < 50:
        facts.take("published", part, Origin.TEXT)


def _writers(words: str) -> str:
    """The names of a byline, without the outlet or office behind them: "for the Bay Post", "staff writer"."""
    first, *more = words.split(", ")
    return ", ".join((first, *(part for part in more if not part.startswith("The ") and _is_name(part))))


def _title(facts: Facts, lines: list[str]) -> None:
    """A first line that is clearly a title: short, with no full stop at its end, and longer text after it."""
    first = lines[0] if lines else ""
    rest = [line for line in lines[1:] if line]
    if len(first.split()) < 2 or len(first) > _LONGEST_TITLE or max(map(len, rest), default=0) <= len(first):
        return
    if first[-1] in ".,;:" or _BYLINE.fullmatch(first) or _LABELLED.fullmatch(first):
        return
    if not (first[0].islower() or lines[1][:1].islower()):
        facts.take("title", first, Origin.TEXT)


def _is_name(words: str) -> bool:
    """Whether a byline holds names: every longer word has a capital, up to a comma."""
    names = _CAPITAL_NAME.findall(words.split(",")[0])
    capital = all(name[0].isupper() or name in ("and", "de", "van", "von", "der") for name in names)
    return capital and 0 < len(names) <= 8 and not words.endswith(".")
