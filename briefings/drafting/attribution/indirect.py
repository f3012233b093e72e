"""Finds reported speech: what is reported, and the verb and subject that report it. Knows one sentence at a time, resolves nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.drafting.document import WINDOW, Document
from briefings.drafting.entities.people import Entities
from briefings.drafting.syntax.clauses import clause_end
from briefings.drafting.syntax.complements import infinitive, nominal
from briefings.drafting.syntax.reporters import owner, reporter_after, reporter_before, together
from briefings.drafting.syntax.saying import CALLING, CLAUSE, reports_here
from briefings.drafting.syntax.subjects import PREPOSITIONS, Head, Subject, name_at, subject_after
from briefings.drafting.syntax.tails import Tail, after_cue
from briefings.drafting.syntax.verbs import has_main_verb, has_verb
from briefings.drafting.voice import Attribution, Link
from briefings.model.spans import Span
from briefings.text.lexicon import words

_BARE = words("reports", "bare")
_ASKING = words("reports", "asking")
_NOUNS = words("reports", "nouns")
_THAT = words("reports", "that")
_QUESTIONS = words("reports", "openers") - {"that"}
_CONJUNCTIONS = words("reports", "conjunctions")
_STARTERS = words("reports", "starters")
_FIRST_PERSONS = words("reports", "first_persons")
_WITHIN_NAME = (" ", ". ", "-", "’s ", "'s ")
_NO_CLAUSE = frozenset(("and", "but", "because", "as", "so", "when", "to"))
_NO_REST = frozenset(("who", "which", "when", "according")) | frozenset(
    ("in", "during", "amid", "at", "on", "by", "with", "without", "under", "from", "to")
)
_ENDING = words("reports", "ending") | {"replied", "answered", "admitted", "insisted"}
_ASKED = frozenset(("asked", "told", "pressed", "questioned"))
_ASKED_REACH = 25  # words that such a question may have
_POINTING = frozenset(("it", "so", "this"))
_AFTER_POINTING = PREPOSITIONS.union(
    words("common", "calendar"), ("again", "all", "so", "out", "like", "and", "to", "himself", "herself")
)
_SENTENCE_ENDS = ".:,!?"
_DASHES = (" — ", " – ", " ― ", " -- ", " - ")
_LEAST = 3  # words that a sentence has, or a clause
_MOST = 12  # verbs of saying that are looked at in one sentence
_LONG = 8  # words after which a clause is taken for one though its verb is not known
_APPOSITION = 12  # words of an apposition
_DATELINE = 8  # words of a dateline

Piece = tuple[int, int]  # first and last token


@dataclass(frozen=True, slots=True)
class Report:
    """One reported statement: its pieces in source order, maybe with a cue between them; `together`: two speakers named in one breath."""

    pieces: tuple[Span, ...]
    voice: Attribution
    together: bool = False


def reports(copy: Document, cast: Entities) -> list[Report]:
    """Reported statements in source order, without those inside another."""
    reported: list[Report] = []
    for span in copy.outer:
        first, last = copy.token_at(span.start), copy.token_at(span.end) - 1
        last = min(last, first + WINDOW)
        if last - first >= _LEAST:
            heading = _heading(copy, cast, first, last)
            reported += [heading] if heading is not None else _outermost(copy, _in_sentence(copy, cast, first, last))
    return reported


def _in_sentence(copy: Document, cast: Entities, first: int, last: int) -> Iterator[Report]:
    outside = [index for index in range(first, last + 1) if copy.marked_of[index] < 0]
    looked_at = 0
    for at, index in enumerate(outside):
        report = None
        if copy.lower[index] == "according":
            report = _according(copy, cast, outside, at, first, last)
        elif copy.lower[index] in _NOUNS:
            report = _by_noun(copy, cast, index, first, last)
        if report is None and reports_here(copy, index, first):
            looked_at += 1
            report = _by_verb(copy, cast, outside, at, first, last)
        if report is not None:
            yield report
        if looked_at == _MOST:
            return


def _outermost(copy: Document, every: Iterator[Report]) -> list[Report]:
    """The reports without those inside another: what one says that another said is the first one's report."""
    kept: list[Report] = []
    for report in every:
        if any(_holds(other, report) for other in kept):
            continue
        inner = [other for other in kept if _holds(report, other)]
        if inner and copy.text[report.pieces[0].end - 1] in "”’\"'»":  # "She said the road was “closed,” she said."
            continue
        kept = [*(other for other in kept if other not in inner), report]
    return kept


def _holds(outer: Report, inner: Report) -> bool:
    cue = inner.voice.cue
    return cue is not None and any(piece.contains(cue) for piece in outer.pieces)


def _by_verb(copy: Document, cast: Entities, outside: list[int], at: int, first: int, last: int) -> Report | None:
    index = outside[at]
    cue = copy.span(index)
    inverted = reporter_after(copy, cast, outside, at, last)
    before = _before(copy, first, index) if inverted is not None else None
    if inverted is not None and (before is None or _is_clause(copy, *before)):
        return _report(copy, [before] if before else [], Attribution(Link.CUE, inverted, cue))
    subject = reporter_before(copy, cast, outside, at)
    if subject is None or _is_no_reporter(copy, subject, first, index):
        return None
    both = together(copy, cast, first, subject)
    pieces = _pieces(copy, cast, both or subject, index, first, last)
    return _report(copy, pieces, Attribution(Link.CUE, both or subject, cue), together=both is not None)


def _is_no_reporter(copy: Document, subject: Subject, first: int, index: int) -> bool:
    """Whether the writer speaks ("I wrote"), somebody is only asked, or the words are only named ("what she said", "as she calls it")."""
    if subject.form is Head.PRONOUN and copy.lower[subject.first] in _FIRST_PERSONS:
        return True
    if _is_asked(copy, index):
        return True
    around = copy.lower[max(first, subject.first - 3) : max(first, min(subject.first + 4, index))]
    if "what" in around or "how" in around:
        return True
    head = _phrase_start(copy, first, min(subject.first, index))
    calls = copy.lower[index] in CALLING and head > first
    return calls and "as" in (copy.lower[head], copy.lower[head - 1])


def _is_asked(copy: Document, index: int) -> bool:
    """Whether the verb is the passive of "the mayor, asked whether it was safe, said …": a comma is before it and after its clause."""
    if copy.lower[index] not in _ASKED or "," not in copy.gap(index - 1):
        return False
    rest = range(index + 1, min(len(copy.tokens), index + _ASKED_REACH))
    later = (n for n in rest if copy.outer_of[n] == copy.outer_of[index] and "," in copy.gap(n - 1))
    return any(copy.lower[n] in _ENDING for n in later)


def _pieces(copy: Document, cast: Entities, subject: Subject, index: int, first: int, last: int) -> list[Piece]:
    """What the verb at `index` reports: what is before its subject, what follows it, or both."""
    lower = copy.lower[index]
    participle = lower.endswith("ing")
    head = _phrase_start(copy, first, min(subject.first, index))
    own = _CONJUNCTIONS.isdisjoint(copy.lower[head : subject.first])
    before = _before(copy, first, head) if own and not participle and lower in CLAUSE else None
    tail = after_cue(copy, cast, index, last)
    if before is not None and tail.comma is not None:
        rest = _rest(copy, tail.comma, last)
        if rest is not None and sum(copy.marked_of[n] < 0 for n in range(rest[0], rest[1] + 1)) < _LEAST:
            rest = None  # only quoted words go on
        if rest is None:
            return [before] if before[1] - before[0] + 1 >= _LEAST and has_main_verb(copy, *before) else []
        return [before, rest]
    if before is not None and tail.start is None and _is_clause(copy, *before):
        return [before]
    quoted = head > first and copy.marked_of[head - 1] >= 0 and _stands_alone(copy, copy.marked_of[head - 1], first)
    if quoted and not participle:
        return []
    inner = _in_opening(copy, first, index) or _in_relative(copy, first, index)
    after = _after(copy, index, tail, last, inner)
    return [after] if after else []


def _report(copy: Document, pieces: list[Piece], voice: Attribution, *, together: bool = False) -> Report | None:
    spans = tuple(_span(copy, start, end) for start, end in pieces)
    return Report(spans, voice, together) if spans else None


def _span(copy: Document, first: int, last: int) -> Span:
    """The text from one token to another, with the quotation mark that opens or closes there."""
    start, end = copy.tokens[first].start, copy.tokens[last].end
    opened, closed = copy.marked_of[first], copy.marked_of[last]
    if opened >= 0 and copy.marks[opened].pieces[0].start == start and copy.marks[opened].end <= end:
        start = copy.marks[opened].start
    if closed >= 0 and start <= copy.marks[closed].start:
        end = copy.marks[closed].end
    return Span(start, end)


def _phrase_start(copy: Document, first: int, head: int) -> int:
    """The first token of the phrase that token `head` is in: back to a comma, a mark or the start."""
    while head > first and copy.gap(head - 1) in _WITHIN_NAME and copy.marked_of[head - 1] < 0:
        head -= 1
    return head


def _before(copy: Document, first: int, stop: int) -> Piece | None:
    """What is before token `stop`, where a comma parts them; None where that is words in marks as a whole."""
    if stop <= first or "," not in copy.gap(stop - 1):
        return None
    end = stop - 1
    if copy.marked_of[end] >= 0 and _stands_alone(copy, copy.marked_of[end], first):
        return None
    start = _past_dateline(copy, first, end)
    start += copy.lower[start] in ("but", "and", "still", "yet")
    return (start, end) if start <= end else None


def _past_dateline(copy: Document, first: int, last: int) -> int:
    """The first token after "PORT SELWYN (AP) — "."""
    for index in range(first, min(last, first + _DATELINE)):
        if not copy.tokens[index].capital and not copy.tokens[index].text[0].isdigit():
            break
        if any(dash in copy.gap(index) for dash in _DASHES):
            return index + 1 if copy.tokens[first].text.isupper() else first
    return first


def _stands_alone(copy: Document, number: int, first: int) -> bool:
    """Whether the words in marks are a statement of their own: nothing before them, or a sentence end, a colon or a comma."""
    before = copy.text[copy.tokens[first].start : copy.marks[number].start].rstrip()
    return before == "" or before[-1] in _SENTENCE_ENDS


def _is_clause(copy: Document, first: int, last: int) -> bool:
    """Whether the tokens are a clause: with a verb that is known, or long and with no comma."""
    if has_main_verb(copy, first, last):
        return True
    bare = last - first >= _LONG and copy.lower[first] not in PREPOSITIONS
    return bare and not any("," in copy.gap(n) for n in range(first, last))


def _in_opening(copy: Document, first: int, index: int) -> bool:
    """Whether the verb is in a clause such as "When she said …" that opens the sentence."""
    return copy.lower[first] in _STARTERS and not any("," in copy.gap(n) for n in range(first, index))


def _in_relative(copy: Document, first: int, index: int) -> bool:
    """Whether the verb is in a clause such as "…, who asked not to be named, …"."""
    who = next((n for n in range(index - 1, max(first, index - 3), -1) if copy.lower[n] in ("who", "which")), None)
    return who is not None and "," in copy.gap(who - 1)


def _after(copy: Document, index: int, tail: Tail, last: int, inner: bool) -> Piece | None:
    """The clause, infinitive or noun phrase that follows the verb at `index`."""
    clause = None
    if tail.start is not None:
        clause = infinitive(copy, index, tail.start, last, inner) or _clause(copy, index, tail.start, last, inner)
    return clause or nominal(copy, index, last, inner)


def _clause(copy: Document, index: int, start: int, last: int, inner: bool) -> Piece | None:
    end = clause_end(copy, start, last, index, inner)
    lower, opener = copy.lower[index], copy.lower[start]
    if copy.marked_of[start] >= 0:
        mark = copy.marks[copy.marked_of[start]]
        whole = mark.pieces[0].start == copy.tokens[start].start and copy.token_at(mark.end) > end - _LEAST
        return None if whole else (start, end)
    if lower.startswith("point") and copy.lower[index + 1] != "out":
        return None
    if opener == "that":
        return (start, end) if end - start > _LEAST or has_verb(copy, start, end) else None
    if opener in _QUESTIONS:
        return (start, end) if lower in _ASKING or opener == "if" else None
    numbered = start < last and copy.tokens[start + 1].text[0].isdigit()
    if lower not in CLAUSE or opener in _NO_CLAUSE or (opener in PREPOSITIONS and not numbered):
        return None
    if ":" in copy.gap(start - 1):
        return start, end
    if lower in _THAT or (opener in _POINTING and copy.lower[min(start + 1, end)] in _AFTER_POINTING | {opener}):
        return None
    known = lower in _BARE and end - start >= _LEAST
    return (start, end) if known or has_main_verb(copy, start, end) else None


def _rest(copy: Document, comma: int, last: int) -> Piece | None:
    """What follows "…, she said, …"; `comma` is the token before that comma."""
    start = comma + 1
    lower = copy.lower[start]
    if copy.marked_of[start] >= 0 or lower.endswith("ing") or lower in _NO_REST:
        return None
    start += lower in ("and", "but")
    return start, clause_end(copy, start, last, comma)


def _by_noun(copy: Document, cast: Entities, index: int, first: int, last: int) -> Report | None:
    """What "the answer to Lind's claim that …" reports; as the subject of the sentence, its end cannot be told."""
    if last - index < _LEAST or copy.lower[index + 1] != "that" or copy.gap(index) != " ":
        return None
    subject = owner(copy, cast, index)
    if subject is None or subject.first == first or not has_verb(copy, index + 1, last):
        return None
    voice = Attribution(Link.CUE, subject, copy.span(index))
    return _report(copy, [(index + 1, clause_end(copy, index + 1, last, index))], voice)


def _according(copy: Document, cast: Entities, outside: list[int], at: int, first: int, last: int) -> Report | None:
    """What "According to X, <clause>" and "<clause>, according to X" report."""
    index = outside[at]
    if at + 2 >= len(outside) or copy.lower[outside[at + 1]] != "to":
        return None
    comma = next((n for n in outside[at + 2 :] if n < last and "," in copy.gap(n)), None)
    comma = comma if comma is None else _past_apposition(copy, comma, last)
    subject = subject_after(copy, cast, [n for n in outside if comma is None or n <= comma], at + 1)
    if subject is None:
        return None
    voice = Attribution(Link.CUE, subject, copy.span(index))
    start = _past_dateline(copy, first, index)
    if has_main_verb(copy, start, index - 1):
        return _report(copy, [(start, index - 1)], voice)
    return _report(copy, [(comma + 1, clause_end(copy, comma + 1, last, index))], voice) if comma else None


def _past_apposition(copy: Document, comma: int, last: int) -> int:
    """The token before the comma after "According to Lind, a water lawyer, …"; `comma` itself where there is no apposition."""
    opener = copy.lower[comma + 1]
    if opener not in ("a", "an", "the", "who", "whose"):
        return comma
    following = next((n for n in range(comma + 1, min(last, comma + _APPOSITION)) if "," in copy.gap(n)), None)
    verb = following is not None and has_verb(copy, comma, following)
    return comma if following is None or (verb and not opener.startswith("w")) else following


def _heading(copy: Document, cast: Entities, first: int, last: int) -> Report | None:
    """What a headline such as "Lind: Road Will Close" reports."""
    if copy.outer_of[first] > 1 or copy.marked_of[first] >= 0:
        return None
    colon = next((n for n in range(first, min(first + 4, last)) if copy.gap(n).startswith(":")), None)
    if colon is None or last - colon < _LEAST:
        return None
    mention = cast.at.get(colon)
    if mention is not None and mention.run.first == first:
        return _report(copy, [(colon + 1, last)], Attribution(Link.CUE, name_at(copy, cast, colon)))
    lower = copy.lower[colon]
    same = [n for n, person in enumerate(cast.people) if not person.body and person.words[-1] == lower]
    if len(same) != 1 or colon > first:
        return None
    subject = Subject(Head.NAME, copy.span(first, colon), first, colon, (same[0],))
    return _report(copy, [(colon + 1, last)], Attribution(Link.CUE, subject))
