"""Everything that can go wrong and that a person can do something about.

BriefingError
├── BadArticle        the file or text cannot be taken in
│   ├── TooLarge
│   ├── WrongKind     not text that we read
│   └── EmptyArticle
├── Unreachable       a web page that cannot or may not be fetched
├── BadValue          something typed cannot be understood (a date, a number, an option)
│   └── NotInSource   words that are not in the source text; carries the nearest passage
├── NotAllowed        the actor may not do this
├── Changed           somebody edited meanwhile
├── Gone              no such draft, briefing or item (any more)
├── IllegalMove       the state does not allow it (withdraw a draft, publish nothing, …)
│   └── WhichPerson   somebody could be on record, and nobody has said who it is; carries who it could be
├── Withheld          what is stored does not agree with the stored article (any more)
├── AlreadyHere       an identical article is on file
├── BadConfig         config.yaml
├── BadBriefingFile   a YAML briefing file
└── StoreError        the database cannot be opened or written
    ├── StoreBusy
    ├── StoreNewer
    ├── StoreDamaged
    └── StoreReadOnly
"""

from collections.abc import Sequence

from briefings.model.record import PersonRef
from briefings.model.spans import Span


class BriefingError(Exception):
    """A refusal that is shown to the person: one plain sentence, and the next step."""

    def __init__(self, say: str, hint: str = "") -> None:
        super().__init__(say)
        self.say = say
        self.hint = hint

    @property
    def in_full(self) -> str:
        """The sentence and the next step, in one line."""
        return f"{self.say} {self.hint}".strip()


class BadArticle(BriefingError):
    """The file or text cannot be taken in."""


class TooLarge(BadArticle):
    """Over a limit; `say` names the limit."""


class WrongKind(BadArticle):
    """Not text that we read."""


class EmptyArticle(BadArticle):
    """Nothing to read."""


class Unreachable(BriefingError):
    """A web page that cannot be fetched, or may not be."""


class BadValue(BriefingError):
    """Something typed cannot be understood."""


class NotInSource(BadValue):
    """Words that are not in the source text.

    `nearest` is the passage of the source that comes closest, or None; `difference` shows in words what differs.
    """

    def __init__(self, say: str, hint: str = "", nearest: Span | None = None, difference: str = "") -> None:
        super().__init__(say, hint)
        self.nearest = nearest
        self.difference = difference


class NotAllowed(BriefingError):
    """The actor may not do this."""


class Changed(BriefingError):
    """Somebody edited meanwhile; the caller shows the thing as it is now."""


class Gone(BriefingError):
    """No such draft, briefing or item (any more)."""


class IllegalMove(BriefingError):
    """The state does not allow it."""


class WhichPerson(IllegalMove):
    """Somebody could be one of `people` on record, which an editor must say."""

    def __init__(self, say: str, hint: str, people: tuple[PersonRef, ...]) -> None:
        super().__init__(say, hint)
        self.people = people


class Withheld(BriefingError):
    """What is stored does not agree with the stored article (any more), so that it is not shown."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(say_withheld(names), "The bot's host can look into it with: on-record verify")


def say_withheld(names: Sequence[str]) -> str:
    """One sentence on what is not shown, by name; at most three are named."""
    most = 3
    listed = [*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])]
    named = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    verb, agree = ("is", "it no longer agrees") if len(names) == 1 else ("are", "they no longer agree")
    return f"{named[0].upper()}{named[1:]} {verb} withheld because {agree} with the stored article."


class AlreadyHere(BriefingError):
    """An identical article is on file as `number` (its briefing number in this server)."""

    def __init__(self, say: str, hint: str, number: int) -> None:
        super().__init__(say, hint)
        self.number = number


class BadConfig(BriefingError):
    """config.yaml: `say` names file and line."""


class BadBriefingFile(BriefingError):
    """A YAML briefing file: `say` names the line or the item."""


class StoreError(BriefingError):
    """The database cannot be opened or written."""


class StoreBusy(StoreError):
    """Another process holds the file."""


class StoreNewer(StoreError):
    """The file was written by a newer version of the program."""


class StoreDamaged(StoreError):
    """SQLite says that the file is corrupt."""


class StoreReadOnly(StoreError):
    """The folder or file cannot be written."""
