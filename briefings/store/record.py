"""One server's record: what is read of it by subject, and in `ledger` what is written to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from briefings.dates.style import Writing
from briefings.settings import Settings, writing_of
from briefings.store.leaving import LeavingLedger, LeavingShelf
from briefings.store.ledger.drafts import DraftLedger
from briefings.store.ledger.identities import RegroupingLedger
from briefings.store.ledger.issues import IssueLedger
from briefings.store.ledger.members import MemberLedger
from briefings.store.ledger.people import PeopleLedger
from briefings.store.ledger.posts import PostLedger
from briefings.store.ledger.scheduling import ScheduleLedger
from briefings.store.ledger.settings import SettingLedger
from briefings.store.ledger.topics import TopicLedger
from briefings.store.names.directory import Directory
from briefings.store.shelf.approving import ApprovalShelf
from briefings.store.shelf.briefings import BriefingShelf
from briefings.store.shelf.corrections import CorrectionShelf
from briefings.store.shelf.drafts import DraftShelf
from briefings.store.shelf.events import EventShelf
from briefings.store.shelf.history import HistoryShelf
from briefings.store.shelf.identities import RegroupingShelf
from briefings.store.shelf.issues import IssueShelf
from briefings.store.shelf.log import LogShelf
from briefings.store.shelf.people import PeopleShelf
from briefings.store.shelf.posts import PostShelf
from briefings.store.shelf.quotes import QuoteShelf
from briefings.store.shelf.scheduling import ScheduleShelf
from briefings.store.shelf.search import SearchShelf
from briefings.store.shelf.stances import StanceShelf
from briefings.store.shelf.stretches import StretchShelf
from briefings.store.shelf.topics import TopicShelf
from briefings.store.shelf.withdrawn import WithdrawnShelf
from briefings.store.spellings import SpellingLedger, SpellingShelf
from briefings.store.tenant import Tenant

T = TypeVar("T")


class _Bound:
    """What belongs to one server."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant


class _Subject(Generic[T]):
    """One part of it, made when it is asked for: so nobody waits for parts that nobody asks for."""

    def __init__(self, make: Callable[[Tenant], T]) -> None:
        self._make = make

    def __get__(self, whole: _Bound, kind: type[_Bound]) -> T:
        return self._make(whole._tenant)


class Ledger(_Bound):
    """What is written: each call is one transaction, and what it saw must be the newest."""

    drafts = _Subject(DraftLedger)
    issues = _Subject(IssueLedger)
    leaving = _Subject(LeavingLedger)
    members = _Subject(MemberLedger)
    people = _Subject(PeopleLedger)
    posts = _Subject(PostLedger)
    regroupings = _Subject(RegroupingLedger)
    schedule = _Subject(ScheduleLedger)
    settings = _Subject(SettingLedger)
    spellings = _Subject(SpellingLedger)
    topics = _Subject(TopicLedger)


class Record(_Bound):
    """All that one server has. Reads give what is published, except where a method is for editors and says so; what is unknown, a
    draft's, withdrawn or another server's is None or empty. Making one reads nothing from the file."""

    ledger = _Subject(Ledger)
    approvals = _Subject(ApprovalShelf)
    briefings = _Subject(BriefingShelf)
    corrections = _Subject(CorrectionShelf)
    drafts = _Subject(DraftShelf)
    events = _Subject(EventShelf)
    history = _Subject(HistoryShelf)
    issues = _Subject(IssueShelf)
    leaving = _Subject(LeavingShelf)
    log = _Subject(LogShelf)
    people = _Subject(PeopleShelf)
    posts = _Subject(PostShelf)
    quotes = _Subject(QuoteShelf)
    regroupings = _Subject(RegroupingShelf)
    schedule = _Subject(ScheduleShelf)
    search = _Subject(SearchShelf)
    spellings = _Subject(SpellingShelf)
    stances = _Subject(StanceShelf)
    stretches = _Subject(StretchShelf)
    topics = _Subject(TopicShelf)
    withdrawn = _Subject(WithdrawnShelf)

    @property
    def server(self) -> int:
        """Its id at Discord."""
        return self._tenant.server

    @property
    def settings(self) -> Settings:
        """What the server has settled at this moment."""
        return self._tenant.settings

    @property
    def writing(self) -> Writing:
        """How the server writes dates and times at this moment."""
        return writing_of(self.settings)

    async def names(self) -> Directory:
        """The names on record, which never change: a write makes the next call give others."""
        return await self._tenant.names()

    @property
    def withheld(self) -> tuple[str, ...]:
        """What was read of this record so far and is not shown, by name, since it does not agree with the stored article."""
        return tuple(self._tenant.withheld)

    def now(self) -> datetime:
        """The time that what is written now is stamped with."""
        return self._tenant.now()
