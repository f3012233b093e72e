"""What is read: all of it published, except where a method is for editors and says so."""

from briefings.store.shelf_approvals import ApprovalShelf
from briefings.store.shelf_briefings import BriefingShelf
from briefings.store.shelf_curations import CurationShelf
from briefings.store.shelf_drafts import DraftShelf
from briefings.store.shelf_events import EventShelf
from briefings.store.shelf_history import HistoryShelf
from briefings.store.shelf_issues import IssueShelf
from briefings.store.shelf_log import LogShelf
from briefings.store.shelf_people import PeopleShelf
from briefings.store.shelf_posts import PostShelf
from briefings.store.shelf_quotes import QuoteShelf
from briefings.store.shelf_regroupings import RegroupingShelf
from briefings.store.shelf_schedule import ScheduleShelf
from briefings.store.shelf_search import SearchShelf
from briefings.store.shelf_settings import SettingShelf
from briefings.store.shelf_stances import StanceShelf
from briefings.store.shelf_topics import TopicShelf
from briefings.store.shelf_withdrawn import WithdrawnShelf


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
):
    """All reads. What is unknown, a draft's, withdrawn or another server's is None or empty."""
