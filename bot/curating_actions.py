"""What an editor can press or type to keep the record in order: its issues. `bot.curating` carries it out; `bot.actions` spells it."""

from dataclasses import dataclass

SENTENCE, REASON = "sentence", "reason"  # the fields of the form that rewords an issue


@dataclass(frozen=True, slots=True)
class ListIssues:
    """The issues of the record."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class OneIssue:
    """One issue for an editor. An issue is a number (`I-2`) or what somebody typed, here and below."""

    issue: str


@dataclass(frozen=True, slots=True)
class OpenReword:
    """The form that rewords an issue; `sentence` and `reason` bring back what was typed."""

    issue: int
    sentence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reword:
    """Give an issue another sentence."""

    issue: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class MergeIssues:
    """One issue is another. Without `sure`, what it would move is shown first."""

    issue: str
    into: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class UndoIssueChange:
    """Undo a merge of issues, or the undoing of one, by its number."""

    change: int


CuratingAction = ListIssues | OneIssue | OpenReword | Reword | MergeIssues | UndoIssueChange
CURATING_NAMES: dict[str, type[CuratingAction]] = {
    "issues": ListIssues,
    "issue": OneIssue,
    "rewording": OpenReword,
    "reword": Reword,
    "imerge": MergeIssues,
    "iundo": UndoIssueChange,
}
