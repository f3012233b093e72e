"""Finds words that are somebody's without marks: the turns of a transcript, and block quotes. Knows lines and labels, no people."""

import re
from collections import Counter

from briefings.model.spans import Span
from briefings.text.lexicon import cues, not_names
from briefings.text.quotation_marks import Marked

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[\w’'-]+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?: [A-ZÀ-Þ(][A-ZÀ-Þ.)’'-]*){0,4}(?=[:,(]| [(])")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?: (?:of|for|[A-ZÀ-Þ][\w.’'-]*)){0,4}"
    r"(?: [(][A-ZÀ-Þ][\w.’'-]* [\w.’' -]{1,40}[)](?=:)|(?= [(][^():\n]{1,40}[)]:)|(?=:))"
)  # "Ann Lee:", "Ann Lee (Skerry):", "The Minister for Islands (Ann Lee):"
_SIDE = re.compile(r"(?:Q|A)(?=[.:] )")
_OWN = frozenset(("i", "me", "my", "we", "us", "our", "you", "your", "i’m", "i'm", "i’ve", "i've", "we’re", "we're"))
_MARKS = "“\"‘'«„"
_LABEL = 80  # characters that a label with a role may take
_LEAST = 3  # labelled lines that make a transcript
_DENSE = 5  # labelled lines that make a transcript where they are half of all lines
_PARAGRAPHS = 5  # paragraphs that may follow a labelled one before the next label
_SHORTEST = 5  # words of a block quote


def turns(text: str) -> list[Marked]:
    """Turns of a transcript with their labels, and block quotes, in source order. Linear in the text's length."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match[0].strip()]
    labels = _labels(text, lines)
    spoken: list[Marked] = []
    for number, line in enumerate(lines):
        label = labels.get(number)
        if label is None:
            block = _trim(text, line.start, line.end)
            if number and block and number - 1 not in labels and _is_block(text, lines[number - 1], line):
                spoken.append(Marked(block.start, block.end, (block,), ":"))
            continue
        words = _trim(text, _after_label(text, label, line), line.end)
        if words is None or text[words.start] in _MARKS:
            continue
        quoted = label.start > line.start
        until = next((n for n in range(number + 1, number + _PARAGRAPHS + 2) if n in labels), number + 1)
        more = lines[number + 1 : until]
        goes_on = all(_goes_on(text, paragraph, quoted) for paragraph in more)
        following = (_trim(text, paragraph.start + quoted, paragraph.end) for paragraph in more) if goes_on else ()
        pieces = (words, *filter(None, following))
        spoken.append(Marked(words.start, pieces[-1].end, pieces, ":", label=label))
    return spoken


def _labels(text: str, lines: list[Span]) -> dict[int, Span]:
    """The labels of the lines that have one; none where too few lines do, or hardly any label comes twice."""
    loud: dict[int, Span] = {}
    plain: dict[int, Span] = {}
    for number, line in enumerate(lines):
        start = line.start + (text[line.start] in _MARKS)  # a quoted transcript has a mark before each paragraph
        until = line.start + _LABEL
        match = _SIDE.match(text, start) or _CAPITALS.match(text, start, until)
        if match and (":" in text[match.end() : min(until, line.end)] or text[match.end()] == "."):
            loud[number] = Span(*match.span())
            continue
        match = _NAME.match(text, start, until) if number else None
        if match and match[0].casefold() not in not_names():
            plain[number] = Span(*match.span())
    labels = loud if _is_transcript(text, loud, 1) else {}
    dense = len(plain) >= _DENSE and 2 * len(plain) >= len(lines)
    return labels | (plain if _is_transcript(text, plain, 1 if dense else 2) else {})


def _is_transcript(text: str, labels: dict[int, Span], twice: int) -> bool:
    counts = Counter(label.of(text) for label in labels.values())
    return len(labels) >= _LEAST and len(counts) > 1 and sum(count > 1 for count in counts.values()) >= twice


def _after_label(text: str, label: Span, line: Span) -> int:
    return (label.end if text[label.end] == "." else text.index(":", label.end, line.end)) + 1


def _trim(text: str, start: int, end: int) -> Span | None:
    """The words without space, quoting arrows, and closing marks that nothing opened; None when nothing is left."""
    opened = text.find("“", start, end)
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in '”"' and not start <= opened < end)):
        end -= 1
    return Span(start, end) if start < end else None


def _goes_on(text: str, line: Span, quoted: bool) -> bool:
    """Whether a paragraph is more of the speech before it: it has a mark before it too, or speaks of "me" or "you", in no brackets."""
    if quoted:
        return text[line.start] in _MARKS and text[line.start + 1 : line.start + 2] not in ("(", "[")
    words = {match[0].casefold() for match in _WORD.finditer(text, line.start, min(line.end, line.start + 400))}
    return text[line.start] not in f"([{_MARKS}" and bool(words & _OWN)


def _is_block(text: str, before: Span, line: Span) -> bool:
    """Whether the line is a block quote: "> …", or a paragraph after one that ends in a verb of saying and a colon."""
    words = [match[0] for match in _WORD.finditer(text, line.start, min(line.end, line.start + 200))]
    if len(words) < _SHORTEST:
        return False
    if text.startswith(">", line.start):
        return True
    if text[before.end - 1] != ":" or text[line.start] in f"{_MARKS}-–—•*([#" or text[line.start].isdigit():
        return False
    tail = [match[0].casefold() for match in _WORD.finditer(text, max(before.start, before.end - 60), before.end)][-4:]
    return any(word in cues() for word in tail) and text[line.end - 1] in ".!?…"
