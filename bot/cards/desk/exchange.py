"""The cards of briefing files that went out and came in. Pure."""

from collections import Counter
from collections.abc import Sequence

from bot.actions.actions import ListBriefings, Review
from bot.cards.card import Button, Card, File, Heading, Line, Look, Note, Style, Text, line
from bot.cards.doors import menu, option, rows
from bot.cards.fit import shorten
from bot.cards.labels import TITLE_MOST, count_words, tag
from briefings.model.exchange import Exported, Outcome, Told
from briefings.model.record import Kind

_REFUSED_MOST = 8  # on the card; a file holds all of them
_WHY_MOST = 250
_REPORT = "import-report.txt"
_OUTCOMES = {
    Outcome.PUBLISHED: "{was} published",
    Outcome.NOT_PUBLISHED: "{was} added to the drafts, but not published",
    Outcome.TAKEN_IN: "{was} added to the drafts",
    Outcome.WOULD_COME: "would be added to the drafts",
    Outcome.HERE_ALREADY: "{was} already here and {was} left unchanged",
    Outcome.REFUSED: "{was} refused",
    Outcome.TOPICS: "of topics: those that are not here yet are added",
    Outcome.SOME_TOPICS: "of topics: added, except for names that another topic has",
    Outcome.PEOPLE: "of names, aliases and dates of roles: those that are not here yet are added",
    Outcome.SOME_PEOPLE: "of names, aliases and dates of roles: added, except for some",
}
_EXPLAINED = (Outcome.REFUSED, Outcome.NOT_PUBLISHED, Outcome.SOME_TOPICS, Outcome.SOME_PEOPLE)
_LEFT = (Outcome.HERE_ALREADY, Outcome.REFUSED)


def export_card(out: Exported) -> Card:
    """The file that was asked for."""
    kept = "It holds what would be published of each briefing: the article, where it came from, and every settled item."
    note = Note((line(kept), line("/briefing import reads it, here or in another server.")))
    say = line(f"{out.file_name}: {count_words(out.count, 'briefing')}.")
    return Card((Text((say,)), note), files=(File(out.file_name, out.data),))


def import_card(told: Sequence[Told], *, dry_run: bool) -> Card:
    """What became of the files: counts, why some were refused, and doors to what came in."""
    refused = [one for one in told if one.outcome in _EXPLAINED]
    more = len(refused) - _REFUSED_MOST
    lines: list[Line] = [line(text) for text in _counts(told)]
    if refused:
        lines += [line("Problems:", Style.BOLD), *(_problem_line(one) for one in refused[:_REFUSED_MOST])]
    if more > 0:
        lines.append(line(f"{count_words(more, 'more file')}: see {_REPORT}."))
    opened = [option(f"{tag(Kind.BRIEFING, one.number)} {one.title}", Review(one.number)) for one in told if one.number]
    return Card(
        (
            Heading("Dry run: nothing was imported" if dry_run else "Imported"),
            Text(tuple(lines)),
            *menu("Open a briefing", opened),
            *rows(Button("All briefings", ListBriefings(), Look.SECONDARY)),
        ),
        files=(File(_REPORT, _report(told)),) if more > 0 else (),
    )


def _counts(told: Sequence[Told]) -> list[str]:
    counts = Counter(one.outcome for one in told)
    says = [
        f"{count_words(counts[outcome], 'file')} {words.format(was='was' if counts[outcome] == 1 else 'were')}."
        for outcome, words in _OUTCOMES.items()
        if counts[outcome]
    ]
    doubted = sum(one.in_doubt for one in told if one.outcome not in _LEFT)
    if doubted:
        says.append(
            f"{count_words(doubted, 'item')} {'is' if doubted == 1 else 'are'} in doubt: the article does not show all that its file says."
            " An editor has to settle this."
        )
    return says


def _problem_line(one: Told) -> Line:
    name = shorten(one.file_name, TITLE_MOST)
    here = f", here as {tag(Kind.BRIEFING, one.number)}" if one.number else ""
    return line(f"{name}{here}: {shorten(one.why, _WHY_MOST)}")


def _report(told: Sequence[Told]) -> bytes:
    """One line a file."""
    lines = []
    for one in told:
        number = tag(Kind.BRIEFING, one.number) if one.number else ""
        parts = (one.file_name, _OUTCOMES[one.outcome].replace("{was} ", ""), number, one.why)
        lines.append(" ".join(" | ".join(filter(None, parts)).split()))
    return ("\n".join(lines) + "\n").encode()
