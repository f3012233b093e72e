"""What `ask` answers: one frozen value a question. "Nobody of that name" and "which one?" are answers too."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from briefings.ask.queries import CiteStyle, Query
from briefings.model.hits import Hit
from briefings.model.log import LogLine
from briefings.model.record import (
    Briefing,
    BriefingRef,
    Correction,
    Event,
    Issue,
    Kind,
    Page,
    Person,
    PersonRef,
    Piece,
    Quote,
    Role,
    Sentence,
    Stance,
)
from briefings.model.spans import Span
from briefings.text.differing import WordChange
from briefings.text.qualifying import Turn


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """A briefing: its issues, at most one quote a speaker, events oldest first, and in `missing` plain sentences on what is
    not there (people talked about but not quoted, dates that are not known). `page` is the one that was asked for."""

    briefing: Briefing
    issues: tuple[Issue, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    people: tuple[Person, ...]
    missing: tuple[str, ...]
    page: int = 1
    corrections: tuple[Correction, ...] = ()  # of its facts and summary, newest first, here and below


@dataclass(frozen=True, slots=True)
class WhoAnswer:
    """`quoted` times in `briefings`; `quoted` 0 means talked about, not quoted. `latest` is a quote of the newest article that quotes them;
    `ask.choosing` says which."""

    person: Person
    stances: Page[Stance]
    quoted: int
    briefings: tuple[BriefingRef, ...]
    latest: Quote | None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class RolesAnswer:
    """Roles as articles give them, each with who held it, the newest first: all of one `person`, or those called `asked`."""

    query: Query
    asked: str
    person: PersonRef | None
    held: Page[tuple[PersonRef, Role]]


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """One quote. `previous` and `next` are its neighbours' numbers in the same briefing, in source order. `answered` is the quote that it
    replies to, `replies` are those that reply to it, the first of them on record first."""

    quote: Quote
    previous: int | None
    next: int | None
    page: int = 1
    corrections: tuple[Correction, ...] = ()
    answered: Quote | None = None
    replies: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotesAnswer:
    """Quotes, newest article first, in source order within one article. `asked` says in words what was asked ("by Todd Lyons")."""

    query: Query
    asked: str
    quotes: Page[Quote]


@dataclass(frozen=True, slots=True)
class ContextAnswer:
    """`passage` runs from one sentence before the quote to one after it; `marks` are the quote's pieces, as `[start, end)` in `passage`."""

    quote: Quote
    passage: str
    marks: tuple[Span, ...]
    page: int = 1


@dataclass(frozen=True, slots=True)
class CiteAnswer:
    """A quote as a citation. `cited` is plain text to copy, in lines; `stored` the day (UTC) on which the article was taken in,
    which the styles call accessed."""

    quote: Quote
    style: CiteStyle
    cited: str
    stored: date
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """The source of an item. `pieces` are its passages, of a stance its evidence; `worded` are the sentences of the item that an
    editor worded, resting on those: of a stance the issue. `revisions` are what members saw of its briefing, oldest first:
    published, corrected, withdrawn, published again."""

    kind: Kind
    number: int
    briefing: Briefing
    pieces: tuple[Piece, ...]
    revisions: tuple[LogLine, ...]
    worded: tuple[Sentence, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """`events` that have a date, oldest first; `undated` apart (first page only)."""

    query: Query
    asked: str
    events: Page[Event]
    undated: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StancesAnswer:
    """Stances on `issue` (of one person when `person` is set), or all of a person when `issue` is None.

    An empty page means "nothing on record", which is an answer.
    """

    query: Query
    issue: Issue | None
    person: PersonRef | None
    stances: Page[Stance]


@dataclass(frozen=True, slots=True)
class Compared:
    """One issue, with what each of two people holds on it, the newest first; nothing on record is an empty side.

    Where either has more stances than the row has places, the issue takes several rows: this is `part` of `parts`.
    """

    issue: Issue
    first: tuple[Stance, ...]
    second: tuple[Stance, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """Two `people` in the order of the alphabet. With an `issue`, `shared` is that issue alone. Else `shared` are issues of both, then come
    those of one alone, as many places of the one as of the other a page; `totals` counts the issues of all three kinds. The issue with
    the lowest number comes first."""

    query: Query
    people: tuple[PersonRef, PersonRef]
    issue: Issue | None
    shared: tuple[Compared, ...]
    only_first: tuple[Compared, ...]
    only_second: tuple[Compared, ...]
    totals: tuple[int, int, int] = (0, 0, 0)
    number: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Ranked hits. `people` are those whom the question names, by a name or a role; `nearest` are people and other spellings where words
    of it are nowhere on record. Both lead on, and are empty on later pages."""

    query: Query
    hits: Page[Hit]
    people: tuple["Offer", ...] = ()
    nearest: tuple["Offer", ...] = ()


class QuoteVerdict(Enum):
    """How words of a message are on record. SHORTENED: verbatim, with others between them where the message marks an omission."""

    VERBATIM = auto()
    SHORTENED = auto()
    CUT = auto()  # true words, cut from what qualifies them
    OTHER_SPEAKER = auto()  # the words of somebody else than the message says
    SPLICED = auto()  # each part on record, but not together
    ALTERED = auto()
    NOT_ON_RECORD = auto()


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words on record: of a quote, or where there is none in the article of `briefing` alone. `words` have their cut ends marked."""

    words: str
    briefing: BriefingRef
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Words of a message, and what is on record: of SPLICED each part, of CUT the whole sentence, of NOT_ON_RECORD the nearest, or none.

    `differences` tell how ALTERED words differ, what turns the meaning first; `turns` what CUT words are cut from. `named` is who
    the message says said it, where the record has somebody else.
    """

    words: str
    verdict: QuoteVerdict
    found: tuple[FoundWords, ...] = ()
    differences: tuple[WordChange, ...] = ()
    turns: tuple[Turn, ...] = ()
    named: str | None = None


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What a message quotes, in order; `more` passages of it were not compared. Where it quotes nothing, its `sentences` were."""

    query: Query
    checked: Page[Checked]
    more: int = 0
    sentences: bool = False


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    changes: Page[Correction]


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """Examples from the record itself: names of people, a topic and a search word that give an answer; empty on an empty record."""

    people: tuple[PersonRef, ...]
    topics: tuple[str, ...]
    issues: tuple[Issue, ...]
    briefings: tuple[BriefingRef, ...]


@dataclass(frozen=True, slots=True)
class AboutAnswer:
    """How much is on record in this server (published only)."""

    briefings: int
    quotes: int
    people: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A way on: what it is called, what it leads to, and a line that tells it from the others."""

    label: str
    query: Query
    note: str = ""


@dataclass(frozen=True, slots=True)
class WhichOne:
    """More than one thing fits; at most 25 offers. `say` tells what they are."""

    say: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing on record fits. `say` is one plain sentence; `offers` are ways on, maybe none. `lead` says in a few words what they
    are where they are not questions of their own: "Nearest on record"."""

    say: str
    offers: tuple[Offer, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The briefing was published and then withdrawn; old links come here."""

    number: int
    reason: str | None


QuoteAnswers = QuoteAnswer | QuotesAnswer | ContextAnswer
PeopleAnswers = WhoAnswer | RolesAnswer | StancesAnswer
FindingAnswers = SearchAnswer | WhichOne | NoMatch | Withdrawn
BotAnswers = HelpAnswer | AboutAnswer
Answer = (
    QuoteAnswers
    | PeopleAnswers
    | FindingAnswers
    | BotAnswers
    | SummaryAnswer
    | CiteAnswer
    | SourceAnswer
    | TimelineAnswer
    | CompareAnswer
    | CheckAnswer
    | ChangesAnswer
)
