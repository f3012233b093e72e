"""Cards of a search and of questions that have no single answer: hits, which one, nobody, withdrawn."""

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Option, Run, Style, Text, Words, line
from bot.cards.doors import menu, offered, opens, option, pager, rows, share
from bot.cards.fit import ROOM, cut_words, line_cost, parted, shorten
from bot.cards.wording import KIND_WORDS, cited, counted, joined, marked, paging, tag
from briefings.answers import NoMatch, SearchAnswer, WhichOne, Withdrawn
from briefings.model import Hit, Kind
from briefings.queries import Help, Search

_TYPED_MOST = 200
_SAY_MOST = 600
_TITLE_MOST = 120
_NAMED_MOST = 5
_EXCERPT_LEAST = 160
_EXCERPT_MOST = 500


def search_card(answer: SearchAnswer) -> Card:
    """Ranked hits with the match marked; one opens from the menu."""
    found = answer.hits
    typed = shorten(answer.query.text, _TYPED_MOST) if isinstance(answer.query, Search) else ""
    if not found.items:
        nothing = line(f"Nothing on record has the words “{typed}”.")
        hint = line("Fewer or other words may find it. Only what is published in this server is searched.")
        return Card((Text((nothing,)), Note((hint,)), *rows(Button("Help", Help()))), answer.query)
    captions = [_caption(hit) for hit in found.items]
    left = ROOM - 700 - sum(line_cost(caption) for caption in captions)
    room = min(_EXCERPT_MOST, max(_EXCERPT_LEAST, left // len(captions)))
    hits = [_hit_blocks(hit, caption, room) for hit, caption in zip(found.items, captions, strict=True)]
    return Card(
        (
            Heading(f"Search: {typed}"),
            *parted(*hits),
            Note((joined(counted(found.total, "hit"), paging(found.number, found.pages)),)),
            *menu("Open a hit", [_option(hit) for hit in found.items]),
            *rows(*pager(answer.query, found.number, found.pages), share(answer.query)),
        ),
        answer.query,
    )


def which_card(answer: WhichOne) -> Card:
    """More than one thing fits: a menu to pick from."""
    typed = shorten(answer.typed, _TYPED_MOST)
    say = f"More than one thing on record fits “{typed}”. Which one is meant?" if typed else "Which one?"
    return Card((Text((line(say),)), *offered("Pick one", answer.offers)))


def no_match_card(answer: NoMatch) -> Card:
    """Nothing fits: the nearest things that do exist."""
    names = [shorten(offer.label, _TITLE_MOST) for offer in answer.nearest[:_NAMED_MOST]]
    near = (line(f"Nearest on record: {', '.join(names)}."),) if names else ()
    return Card(
        (
            Text((line(shorten(answer.say, _SAY_MOST)), *near)),
            *offered("Open one", answer.nearest),
            *rows(Button("Help", Help())),
        )
    )


def withdrawn_card(answer: Withdrawn) -> Card:
    """What an old link to a withdrawn briefing shows."""
    number = tag(Kind.BRIEFING, answer.number)
    reason = shorten(answer.reason or "", _SAY_MOST)
    why = f"The reason given: {reason}" if reason else "No reason was given."
    say = line(f"{number} was published here and then withdrawn by an editor. What it said is no longer shown.")
    return Card((Text((say, line(why))), *rows(Button("Help", Help()))))


def _hit_blocks(hit: Hit, caption: Line, room: int) -> tuple[Block, ...]:
    """Only a quote is set off as somebody's words; other items may hold an editor's."""
    excerpt = cut_words(marked(hit.excerpt, hit.marks), room)
    return (Text((caption,)), Words((excerpt,))) if hit.kind is Kind.QUOTE else (Text((caption, excerpt)),)


def _caption(hit: Hit) -> Line:
    kind = f"{KIND_WORDS[hit.kind]} {tag(hit.kind, hit.number)}"
    title = shorten(hit.title, _TITLE_MOST)
    return Run(title or kind, Style.BOLD), Run(
        f" · {kind}, {cited(hit.briefing)}" if title else f" · {cited(hit.briefing)}"
    )


def _option(hit: Hit) -> Option:
    return option(
        f"{tag(hit.kind, hit.number)} {hit.title or hit.excerpt}", opens(hit.kind, hit.number), cited(hit.briefing)
    )
