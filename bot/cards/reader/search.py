"""Cards of a search and of questions that have no single answer: hits, which one, nobody, withdrawn."""

from bot.cards.card import Block, Button, Card, Heading, Line, MenuOption, Note, Run, Style, Text, Words, line
from bot.cards.doors import menu, offer_menu, offer_openly, opens, option, pager, rows, share
from bot.cards.fit import ROOM, block_cost, cut_words, line_cost, separate, shorten
from bot.cards.labels import (
    EDITORS_WORDS,
    KIND_WORDS,
    cite,
    count_words,
    evidence_blocks,
    issue_note,
    join_note,
    mark_matches,
    paging,
    tag,
)
from briefings.ask.answers import NoMatch, SearchAnswer, WhichOne, Withdrawn
from briefings.ask.queries import Help, Search
from briefings.dates.style import Writing
from briefings.model.hits import Hit
from briefings.model.record import Kind, Voice

_TYPED_MOST = 200
_SAY_MOST = 600
_TITLE_MOST = 120
_EXCERPT_LEAST = 160
_EXCERPT_MOST = 500
_PEOPLE, _NEAREST = "People named", "Nearest on record"


def search_card(writing: Writing, answer: SearchAnswer) -> Card:
    """The people whom the question names, then ranked hits with the match marked, of which one opens from the menu; where words of it are
    nowhere on record, the nearest names and spellings."""
    hits = answer.hits
    typed = shorten(answer.query.text, _TYPED_MOST) if isinstance(answer.query, Search) else ""
    people = offer_openly(_PEOPLE, answer.people)
    nearest = offer_openly(_NEAREST, answer.nearest)
    if not hits.items:
        no_text = "No quote, stance, event or summary" if answer.people else "Nothing on record"
        nothing = line(f"{no_text} has the words “{typed}”.")
        hint = line("Try fewer or other words. Only what is published in this server is searched.")
        return Card((*people, Text((nothing,)), *nearest, Note((hint,)), *rows(Button("Help", Help()))), answer.query)
    captions = [_caption(writing, hit) for hit in hits.items]
    left = ROOM - 700 - sum(map(block_cost, (*people, *nearest))) - sum(line_cost(caption) for caption in captions)
    room = min(_EXCERPT_MOST, max(_EXCERPT_LEAST, left // len(captions)))
    issues = {hit.passages[0].text for hit in hits.items if hit.kind is Kind.STANCE}
    shown = [_hit_blocks(hit, caption, room) for hit, caption in zip(hits.items, captions, strict=True)]
    return Card(
        (
            Heading(f"Search: {typed}"),
            *people,
            *separate(*shown),
            Note(
                (
                    join_note(count_words(hits.total, "hit"), paging(hits.number, hits.pages)),
                    *issue_note(len(issues)),
                )
            ),
            *nearest,
            *menu("Open a hit", [_option(writing, hit) for hit in hits.items]),
            *rows(*pager(answer.query, hits.number, hits.pages), share(answer.query)),
        ),
        answer.query,
    )


def which_card(answer: WhichOne) -> Card:
    """More than one thing fits: a menu to pick from."""
    return Card((Text((line(shorten(answer.say, _SAY_MOST)),)), *offer_menu("Select one", answer.offers)))


def no_match_card(answer: NoMatch) -> Card:
    """Nothing fits: the nearest things that do exist, or other questions."""
    return Card(
        (
            Text((line(shorten(answer.say, _SAY_MOST)),)),
            *offer_openly(answer.lead, answer.offers),
            *rows(Button("Help", Help())),
        )
    )


def withdrawn_card(answer: Withdrawn) -> Card:
    """The card behind an old link to a withdrawn briefing."""
    number = tag(Kind.BRIEFING, answer.number)
    reason = shorten(answer.reason or "", _SAY_MOST)
    why = f"Reason: {reason}" if reason else "No reason was given."
    say = line(f"{number} was published here, but an editor has withdrawn it. It is no longer shown.")
    return Card((Text((say, line(why))), *rows(Button("Help", Help()))))


def _hit_blocks(hit: Hit, caption: Line, room: int) -> tuple[Block, ...]:
    """Only what somebody said, and what shows a stance, is set off as words of the source."""
    lines = [mark_matches(passage.text, passage.marks) for passage in hit.passages]
    match hit.kind:
        case Kind.QUOTE:
            return Text((caption,)), *(Words((cut_words(words, room),)) for words in lines)
        case Kind.STANCE:
            issue = cut_words((Run("Issue: "), *lines[0]), room // 2)
            shown = [(passage.voice, words) for passage, words in zip(hit.passages[1:], lines[1:], strict=True)]
            return evidence_blocks((caption, issue), shown, room - room // 2)
        case _:
            each = room // max(len(lines), 1)
            marks = [EDITORS_WORDS if passage.voice is Voice.EDITOR else "" for passage in hit.passages]
            texts = [(*cut_words(words, each - len(mark)), Run(mark)) for words, mark in zip(lines, marks, strict=True)]
            return (Text((caption, *texts)),)


def _caption(writing: Writing, hit: Hit) -> Line:
    kind = f"{KIND_WORDS[hit.kind]} {tag(hit.kind, hit.number)}"
    title, source = shorten(_title(writing, hit), _TITLE_MOST), cite(writing, hit.briefing)
    return Run(title or kind, Style.BOLD), Run(f" · {kind}, {source}" if title else f" · {source}")


def _title(writing: Writing, hit: Hit) -> str:
    return writing.when(hit.when) if hit.when else hit.title


def _option(writing: Writing, hit: Hit) -> MenuOption:
    number, goal = tag(hit.kind, hit.number), opens(hit.kind, hit.number)
    return option(f"{number} {_title(writing, hit)}", goal, cite(writing, hit.briefing), short=number)
