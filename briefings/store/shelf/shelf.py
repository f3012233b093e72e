"""What is read: all of it published, except where a method is for editors and says so."""

from briefings.store.leaving import LeavingShelf
from briefings.store.shelf.approving import ApprovalShelf
from briefings.store.shelf.briefings import BriefingShelf
from briefings.store.shelf.corrections import CorrectionShelf
from briefings.store.shelf.curation import CurationShelf
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
from briefings.store.shelf.settings import SettingShelf
from briefings.store.shelf.stances import StanceShelf
from briefings.store.shelf.topics import TopicShelf
from briefings.store.shelf.withdrawn import WithdrawnShelf
from briefings.store.spellings import SpellingShelf


class Shelf(
    BriefingShelf,
    PeopleShelf,
    QuoteShelf,
    EventShelf,
    StanceShelf,
    IssueShelf,
    ScheduleShelf,
    SearchShelf,
    DraftShelf,
    HistoryShelf,
    LogShelf,
    PostShelf,
    RegroupingShelf,
    TopicShelf,
    CurationShelf,
    SettingShelf,
    ApprovalShelf,
    WithdrawnShelf,
    CorrectionShelf,
    SpellingShelf,
    LeavingShelf,
):
    """All reads. What is unknown, a draft's, withdrawn or another server's is None or empty."""
