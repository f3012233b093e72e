"""What is written: each call is one transaction, and what it saw must be the newest."""

from briefings.store.leaving import LeavingLedger
from briefings.store.ledger.identities import RegroupingLedger
from briefings.store.ledger.issues import IssueLedger
from briefings.store.ledger.ledger import DraftLedger
from briefings.store.ledger.people import PeopleLedger
from briefings.store.ledger.posts import PostLedger
from briefings.store.ledger.scheduling import ScheduleLedger
from briefings.store.ledger.settings import SettingLedger
from briefings.store.ledger.topics import TopicLedger
from briefings.store.spellings import SpellingLedger


class Ledger(
    DraftLedger,
    TopicLedger,
    PeopleLedger,
    RegroupingLedger,
    IssueLedger,
    ScheduleLedger,
    PostLedger,
    SettingLedger,
    SpellingLedger,
    LeavingLedger,
):
    """All writes."""
