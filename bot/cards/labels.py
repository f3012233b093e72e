"""The words that cards share: how a source, a speaker, a number and a date are named. Knows values, not layouts."""

from collections.abc import Sequence
from itertools import groupby

from bot.cards.card import Block, Line, Run, Style, Text, Words, line
from bot.cards.fit import cut_words, shorten
from briefings.dates.style import Writing
from briefings.model.record import (
    BriefingRef,
    Fact,
    Held,
    Kind,
    Origin,
    Position,
    Qualifier,
    Quote,
    Role,
    Sentence,
    SpeakerState,
    Voice,
    Vouch,
)
from briefings.model.spans import OMISSION, Span
from briefings.text.voices import speaker_placeholder

_NOTE_MOST = 40  # of an editor's note beside a role
_YEAR = 4  # characters of a year as EDTF
UNTITLED = "Untitled article"
OUTLET_UNKNOWN = "outlet not known"
DATE_UNKNOWN = "date not known"
NOTHING = "Nothing on record."
EDITORS_WORDS = " (an editor's words)"
ARTICLE_SAYS = "The article says:"
NAME_MOST = 100  # room for a name, a role or an outlet, as `cost` counts it
TITLE_MOST = 200
SENTENCE_MOST = 500  # of an issue, an event or a doubt in a list

KIND_WORDS = {
    Kind.BRIEFING: "Briefing",
    Kind.QUOTE: "Quote",
    Kind.EVENT: "Event",
    Kind.STANCE: "Stance",
    Kind.PERSON: "Person",
    Kind.ISSUE: "Issue",
}
POSITION_WORDS = {position: position.word.capitalize() for position in Position}
_ORIGIN_WORDS = {
    Origin.METADATA: "from the file",
    Origin.TEXT: "from the article's text",
    Origin.EDITOR: "given by an editor",
}


def count_words(number: int, one: str, many: str = "") -> str:
    """The number with its noun: `1 quote`, `2 quotes`, `no quotes`."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def tag(kind: Kind, number: int) -> str:
    """A public number as members see it: `Q-12`."""
    return f"{kind.value}-{number}"


def title_of(title: str) -> str:
    """The title, or UNTITLED where there is none."""
    return shorten(title, TITLE_MOST) or UNTITLED


def cite(writing: Writing, ref: BriefingRef) -> str:
    """Outlet and article date, each said to be unknown when it is."""
    return f"{shorten(ref.outlet or '', NAME_MOST) or OUTLET_UNKNOWN}, {date_words(writing, ref.published)}"


def date_words(writing: Writing, published: str | None) -> str:
    """An article's date in words."""
    return writing.day(published) if published else DATE_UNKNOWN


def fact_words(writing: Writing, fact: Fact | None, *, is_date: bool = False) -> str:
    """A fact with its origin, or "not known"."""
    if fact is None:
        return "not known"
    value = writing.day(fact.value) if is_date else shorten(fact.value, TITLE_MOST)
    return f"{value} ({_ORIGIN_WORDS[fact.origin]})"


def speaker_line(quote: Quote) -> Line:
    """Who said it, with the role in that article; or that the source does not say."""
    if quote.speaker is None:
        return (Run(f"— {speaker_placeholder(quote.speaker_state)}"),)
    named = (Run("— "), Run(shorten(quote.speaker.name, NAME_MOST), Style.BOLD))
    return (*named, Run(f", {shorten(quote.role, NAME_MOST)}")) if quote.role else named


def speaker_name(quote: Quote) -> str:
    """The speaker's name alone, or that the source does not say."""
    return shorten(quote.speaker.name, NAME_MOST) if quote.speaker else speaker_placeholder(quote.speaker_state)


_VOUCHED = {
    Vouch.ITEM: "An editor of this server confirmed the speaker.",
    Vouch.TOGETHER: "An editor of this server accepted it together with other items.",
    Vouch.FILE: "It came in from a briefing file; no editor of this server has confirmed the speaker.",
}


def speaker_check(quote: Quote) -> str:
    """How far the source says who spoke, and who else vouches for it."""
    if quote.name_given:
        return "The name is not in the article; an editor gave it."
    inferred = "The article does not name the speaker beside these words"
    follows = "" if quote.vouch is Vouch.ITEM else "; it follows from the sentences around them"
    said = {
        SpeakerState.STATED: "The article names the speaker beside the words.",
        SpeakerState.INFERRED: f"{inferred}{follows}.",
        SpeakerState.AMBIGUOUS: "The source does not make clear who said this: more than one person could be meant.",
    }.get(quote.speaker_state, "The source does not say who said this.")
    if quote.sample:
        return f"{said} The quote is part of the sample that comes with On Record."
    return f"{said} {_VOUCHED[quote.vouch]}" if quote.vouch and quote.speaker else said


def quote_words(quote: Quote) -> Line:
    """The quote's words, exactly as stored: pieces joined by what the source has there, or by a marked omission.

    An omission is put before or after them too, where they begin or end inside a quotation.
    """
    runs = [Run(OMISSION.lstrip())] if quote.head_cut else []
    runs.append(Run(quote.pieces[0].text))
    for gap, piece in zip(quote.gaps, quote.pieces[1:], strict=True):
        runs += [Run(OMISSION if gap is None else gap), Run(piece.text)]
    if quote.tail_cut:
        runs.append(Run(OMISSION.rstrip()))
    return tuple(runs)


def has_omission(quote: Quote) -> bool:
    """Whether words of the article are left out between the quote's pieces, or of their quotation before or after them."""
    return None in quote.gaps or quote.head_cut or quote.tail_cut


def role_words(writing: Writing, role: Role) -> str:
    """A role with its dates, where they are known, and with the briefings that it and they are from."""
    named = f"{shorten(role.title, NAME_MOST)} {term_words(writing, role.held)}".rstrip()
    return f"{named} ({cite(writing, role.briefing)}, {tag(Kind.BRIEFING, role.briefing.number)}{_dates_from(role)})"


def term_words(writing: Writing, held: Held | None) -> str:
    """From when to when a role was held: `2019–2024`, `from March 2019`, `until 2024`; empty where nobody says."""
    since, until = (held.since, held.until) if held else (None, None)
    if since and until and all(end.qualifier is None and end.edtf and len(end.edtf) == _YEAR for end in (since, until)):
        return f"{writing.when(since)}–{writing.when(until)}"
    begins = since and f"{'' if since.qualifier is Qualifier.SINCE else 'from '}{writing.when(since)}"
    before = "to " if since else "until "
    ends = until and f"{'' if until.qualifier is Qualifier.UNTIL else before}{writing.when(until)}"
    return " ".join(part for part in (begins, ends) if part)


def _dates_from(role: Role) -> str:
    held = role.held
    if held is None:
        return ""
    if held.source is None:
        return f"; dates: an editor's note, “{shorten(held.note or '', _NOTE_MOST)}”"
    return "" if held.source == role.briefing else f"; dates from {tag(Kind.BRIEFING, held.source.number)}"


def evidence_blocks(head: tuple[Line, ...], passages: Sequence[tuple[Voice, Line]], room: int) -> tuple[Block, ...]:
    """The passages that show a stance below its `head`, in order; before the article's own words it is said that they are."""
    blocks: list[Block] = []
    groups = [
        (voice, [words for _, words in same]) for voice, same in groupby(passages, key=lambda passage: passage[0])
    ]
    each = room // max(len(groups), 1) - (10 if groups[1:] else 0)
    for voice, words in groups:
        above = (*head, line(ARTICLE_SAYS)) if voice is Voice.ARTICLE else head
        joint = (*words[0], *(run for more in words[1:] for run in (Run(OMISSION), *more)))
        blocks += [*((Text(above),) if above else ()), Words((cut_words(joint, each),))]
        head = ()
    return (Text(head), *blocks) if head else tuple(blocks)


def issue_note(issues: int) -> tuple[Line, ...]:
    """That issues are never the source's words: once on each card that shows any."""
    return (line("An editor worded the issue." if issues == 1 else "Editors worded the issues."),) if issues else ()


def sentence_words(sentence: Sentence, room: int = SENTENCE_MOST) -> str:
    """A sentence on one line, marked when it is cut and when the words are an editor's."""
    mark = EDITORS_WORDS if sentence.by is Origin.EDITOR else ""
    return shorten(sentence.text, room, " […]") + mark


def mark_matches(text: str, marks: Sequence[Span]) -> Line:
    """The text with the marked stretches as matches."""
    runs: list[Run] = []
    done = 0
    for span in sorted(marks):
        start, end = max(span.start, done), min(span.end, len(text))
        if start >= end:
            continue
        runs += [Run(text[done:start]), Run(text[start:end], Style.MATCH)]
        done = end
    runs.append(Run(text[done:]))
    return tuple(run for run in runs if run.text)


def usage_line(command: str, gives: str) -> Line:
    """A command as it is typed, and what it gives."""
    return Run(command, Style.CODE), Run(f"  {gives}")


def join_note(*parts: str) -> Line:
    """The parts that are not empty, as one line of small print."""
    return (Run(" · ".join(part for part in parts if part)),)


def paging(page: int, pages: int) -> str:
    """Which page this is; empty when there is only one."""
    return f"page {page} of {pages}" if pages > 1 else ""
