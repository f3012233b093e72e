"""Golden texts: each card of an answer as the terminal shows it. To change one on purpose, edit the file in tests/bot/cards/golden."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.cards.reader.answers import card_of
from bot.render.terminal import to_terminal
from briefings.ask.answers import (
    AboutAnswer,
    Answer,
    ChangesAnswer,
    CheckAnswer,
    Checked,
    CiteAnswer,
    CompareAnswer,
    Compared,
    ContextAnswer,
    FoundWords,
    HelpAnswer,
    NoMatch,
    Offer,
    QuoteAnswer,
    QuotesAnswer,
    QuoteVerdict,
    RolesAnswer,
    SearchAnswer,
    SourceAnswer,
    StancesAnswer,
    SummaryAnswer,
    TimelineAnswer,
    WhichOne,
    WhoAnswer,
    Withdrawn,
)
from briefings.ask.citing import cite
from briefings.ask.queries import CheckQuotes, CiteStyle, Compare, Quotes, Roles, Search, Stances, Timeline, Who
from briefings.dates.style import DEFAULT
from briefings.model.hits import Hit, Passage
from briefings.model.record import Issue, Kind, Origin, Page, Role, Sentence, Voice, When
from briefings.model.spans import Span
from briefings.text.differing import Change, WordChange
from briefings.text.qualifying import Turn
from tests.bot.cards import record as r

GOLDEN = Path(__file__).parent / "golden"
PASSAGE = (
    "Mayor Devin Okafor disagreed. “We pay for empty seats,” he said, “and the roof of\nthe school leaks.”"
    " The council last changed the night lines in 2022."
)
MARKS = (Span(31, 54), Span(66, 99))
BRIEFING_HIT = Hit(
    Kind.BRIEFING,
    1,
    r.REF.title,
    (
        Passage("[…] a plan to end the night buses.", (Span(28, 33),), Voice.ARTICLE),
        Passage("The mayor calls the buses empty.", (Span(20, 25),), Voice.EDITOR),
    ),
    r.REF,
)
QUOTE_HIT = Hit(
    Kind.QUOTE, 2, "Devin Okafor", (Passage("We pay for empty buses,", (Span(17, 22),), Voice.SAID),), r.REF
)
EVENT_HIT = Hit(
    Kind.EVENT, 3, "", (Passage("The council met on buses.", (Span(19, 24),), Voice.EDITOR),), r.REF, When("")
)
STANCE_HIT = Hit(
    Kind.STANCE,
    1,
    "Mara Ellison: for",
    (
        Passage("Harwick should keep its night buses.", (Span(30, 35),), Voice.EDITOR),
        Passage("asked for a delay", (), Voice.ARTICLE),
    ),
    r.REF,
)
SEATS = FoundWords("We pay for empty seats […]", r.REF, r.SEATS)
ANSWERS: dict[str, Answer] = {
    "quote": r.ONE_QUOTE,
    "quote_in_pieces": QuoteAnswer(r.SEATS, 1, 3),
    "quote_with_reply": QuoteAnswer(r.LONG_WALK, None, 2, replies=(r.SEATS,)),
    "quote_in_reply": QuoteAnswer(replace(r.SEATS, reply_to=1), 1, 3, answered=r.LONG_WALK),
    "quote_ambiguous": QuoteAnswer(r.CORRIDOR, 2, None),
    "quote_of_sample": QuoteAnswer(replace(r.LONG_WALK, sample=True), None, None),
    "quote_corrected": QuoteAnswer(
        r.SEATS, 1, 3, 1, (r.CORRECTION, replace(r.CORRECTION, was="", what="speaker"), r.CORRECTION)
    ),
    "check": CheckAnswer(
        CheckQuotes("“we pay for empty seats”"),
        Page(
            (
                Checked("we pay for empty seats", QuoteVerdict.VERBATIM, (SEATS,)),
                Checked(
                    "We pay for 30 seats",
                    QuoteVerdict.ALTERED,
                    (SEATS,),
                    (WordChange(Change.NUMBER, "30", "empty"), WordChange(Change.WORDS, "", "for")),
                ),
                Checked("Lower the tax on tea", QuoteVerdict.NOT_ON_RECORD),
            ),
            1,
            2,
            6,
        ),
        1,
    ),
    "check_turned": CheckAnswer(
        CheckQuotes("a message"),
        Page(
            (
                Checked(
                    "have to walk home",
                    QuoteVerdict.CUT,
                    (FoundWords("“Nobody should have to walk home at two in the morning.", r.REF, r.LONG_WALK),),
                    turns=(Turn.NEGATION, Turn.HEDGE),
                ),
                Checked("We pay for empty seats", QuoteVerdict.OTHER_SPEAKER, (SEATS,), named="Ellison"),
                Checked(
                    "We pay for empty seats not in this city",
                    QuoteVerdict.SPLICED,
                    (SEATS, FoundWords("[…] Not in this city […]", r.REF, r.LONG_WALK)),
                ),
                Checked(
                    "The council last changed the night lines in 2022",
                    QuoteVerdict.VERBATIM,
                    (FoundWords("The council last changed the night lines in 2022", r.REF),),
                ),
            ),
            1,
            1,
            4,
        ),
        sentences=True,
    ),
    "cite": CiteAnswer(
        r.SEATS, CiteStyle.MLA, cite(r.SEATS, r.SOURCE, CiteStyle.MLA, date(2026, 2, 3)), date(2026, 2, 3)
    ),
    "changes": ChangesAnswer(
        r.page_of((r.CORRECTION, replace(r.CORRECTION, number=5, was="on record", became="taken back", what="item")))
    ),
    "changes_none": ChangesAnswer(r.page_of(())),
    "quotes": QuotesAnswer(Quotes(briefing=1), "in B-1", r.page_of((r.LONG_WALK, r.SEATS, r.CORRIDOR))),
    "context": ContextAnswer(r.SEATS, PASSAGE, MARKS),
    "source_of_quote": SourceAnswer(Kind.QUOTE, 2, r.BRIEFING, r.SEATS.pieces, r.REVISIONS),
    "source_of_event": SourceAnswer(
        Kind.EVENT, 3, r.BRIEFING, (r.piece("on Tuesday"),), r.REVISIONS, (r.EDITORS_EVENT.sentence,)
    ),
    "source_of_briefing": SourceAnswer(
        Kind.BRIEFING, 1, r.BRIEFING, (r.piece(r.BUSES.text), r.piece("empty seats")), r.REVISIONS, (r.EMPTY,)
    ),
    "source_of_stance": SourceAnswer(
        Kind.STANCE,
        1,
        r.BRIEFING,
        r.FOR.evidence,
        r.REVISIONS,
        (Sentence(r.ISSUE.sentence, (r.FOR.evidence[0].span,), Origin.EDITOR),),
    ),
    "who": WhoAnswer(r.PERSON, r.page_of((r.FOR,)), 1, (r.REF,), r.LONG_WALK),
    "who_said_of": WhoAnswer(r.SAID_OF, r.page_of(()), 1, (r.REF,), r.LONG_WALK),
    "who_not_quoted": WhoAnswer(r.TALKED_ABOUT, r.page_of(()), 0, (r.REF,), None),
    "timeline": TimelineAnswer(Timeline(), "", r.page_of((r.PRONOUN_EVENT, r.EVENT)), (r.RELATIVE, r.EDITORS_EVENT)),
    "stances_on_issue": StancesAnswer(Stances("I-1"), r.ISSUE, None, r.page_of((r.FOR, r.AGAINST))),
    "stances_one_side": StancesAnswer(Stances("I-1"), r.ISSUE, None, r.page_of((r.AGAINST,))),
    "stances_of_person": StancesAnswer(Stances(person="P-1"), None, r.ELLISON, r.page_of((r.FOR,))),
    "stances_nothing": StancesAnswer(Stances("I-1", "P-3"), r.ISSUE, r.RAMAN, r.page_of(())),
    "compare": CompareAnswer(
        Compare("P-1", "P-2"),
        (r.OKAFOR, r.ELLISON),
        None,
        (Compared(r.ISSUE, (r.AGAINST,), (r.FOR,)),),
        (),
        (Compared(Issue(2, "The school needs a new roof."), (), (r.FOR,)),),
        (1, 0, 1),
    ),
    "compare_issue": CompareAnswer(
        Compare("P-1", "P-3", "I-1"), (r.ELLISON, r.RAMAN), r.ISSUE, (Compared(r.ISSUE, (r.FOR,), ()),), (), ()
    ),
    "compare_nothing": CompareAnswer(Compare("P-2", "P-3"), (r.OKAFOR, r.RAMAN), None, (), (), ()),
    "summary": SummaryAnswer(
        r.BRIEFING,
        (r.ISSUE,),
        (r.LONG_WALK, r.SEATS),
        (r.EVENT, r.RELATIVE),
        (r.PERSON, r.TALKED_ABOUT),
        ("Talked about, not quoted: Priya Raman.",),
    ),
    "search": SearchAnswer(Search("buses"), r.page_of((BRIEFING_HIT, QUOTE_HIT, EVENT_HIT, STANCE_HIT))),
    "search_nothing": SearchAnswer(Search("trams"), r.page_of(())),
    "search_people": SearchAnswer(
        Search("commissioner on buzes"),
        r.page_of((QUOTE_HIT,)),
        (Offer("Mara Ellison", Who("P-1"), "Transit commissioner"),),
        (Offer("“commissioner on buses”", Search("commissioner on buses")),),
    ),
    "search_role": SearchAnswer(
        Search("transit commissioner"), r.page_of(()), (Offer("Mara Ellison", Who("P-1"), "Transit commissioner"),)
    ),
    "search_nearest": SearchAnswer(
        Search("elison"), r.page_of(()), (), (Offer("Mara Ellison", Who("P-1"), "Transit commissioner"),)
    ),
    "help": HelpAnswer((r.ELLISON, r.OKAFOR), ("transport",), (r.ISSUE,), (r.REF,)),
    "help_empty": HelpAnswer((), (), (), ()),
    "stances_changed": StancesAnswer(
        Stances(person="P-1"),
        None,
        r.ELLISON,
        r.page_of((r.CHANGED_MIND, replace(r.FOR, course=r.CHANGED_MIND.course))),
    ),
    "roles_of_person": RolesAnswer(
        Roles("P-1"), "", r.ELLISON, r.page_of(tuple((r.ELLISON, role) for role in r.SAID_OF.roles))
    ),
    "roles_by_title": RolesAnswer(
        Roles(title="the mayor"),
        "the mayor",
        None,
        r.page_of(
            (
                (r.OKAFOR, Role("Mayor", r.span("Mayor"), r.REF)),
                (r.RAMAN, Role("former mayor", r.span("Mayor"), r.BARE_REF)),
            )
        ),
    ),
    "about": AboutAnswer(1, 3, 3),
    "which_one": WhichOne(
        "Several people match “m”.",
        (Offer("Mara Ellison", Who("P-1"), "Transit commissioner"), Offer("Mo Ellison", Who("P-9"))),
    ),
    "which_issue": WhichOne("These are the issues on record.", (Offer(r.ISSUE.sentence, Stances("I-1")),)),
    "no_match": NoMatch(
        "Nobody on record here is called “Elisen”.",
        (Offer("Mara Ellison", Who("P-1"), "Transit commissioner"),),
        "Nearest on record",
    ),
    "no_match_issue": NoMatch(
        "There is no issue like “trams” on record here.",
        (Offer(r.ISSUE.sentence, Stances("I-1")), Offer("The bridge should stay open. " * 4, Stances("I-2"))),
        "Issues on record",
    ),
    "no_match_quote": NoMatch(
        "Priya Raman is talked about on record here, but not quoted.", (Offer("Who is Priya Raman?", Who("P-3")),)
    ),
    "withdrawn": Withdrawn(3, "The article was corrected."),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_card_reads_as_its_golden_text(name: str) -> None:
    printed = to_terminal(card_of(DEFAULT, ANSWERS[name], r.ABOUT)).text + "\n"
    assert printed == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_every_golden_text_belongs_to_a_card() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt") if not path.stem.startswith("desk_")} == set(ANSWERS)
