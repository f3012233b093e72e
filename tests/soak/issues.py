"""The issues of a server as the plain model has them: which sentence names which, what each is called, what was merged into what."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Done:
    """A change of issues: a rewording has no `into`. `parts` where it took a merge back."""

    issue: int
    into: int | None = None
    parts: bool = False
    undone: bool = False


@dataclass(slots=True)
class Issues:
    """A sentence names one issue for ever; a merged issue leads on to another one, and an editor's sentence goes before the first one."""

    named: dict[str, int] = field(default_factory=dict)
    called: dict[int, str] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)

    def name(self, sentence: str) -> None:
        """A stance on this sentence comes on record."""
        if sentence not in self.named:
            number = len(self.called) + 1
            self.named[sentence], self.called[number] = number, sentence

    def root(self, number: int) -> int:
        while number in self.into:
            number = self.into[number]
        return number

    def of(self, sentence: str) -> int:
        """The issue on which a stance with this sentence stands now."""
        return self.root(self.named[sentence])

    def sentence(self, sentence: str) -> str:
        """What members read in the place of a sentence."""
        return self.called[self.of(sentence)]

    def reword(self, number: int, sentence: str) -> bool:
        if self.called[number] == sentence or self.named.get(sentence, number) != number:
            return False
        self.named[sentence], self.called[number] = number, sentence
        self.done.append(Done(number))
        return True

    def merge(self, number: int, into: int) -> bool:
        if number == into:
            return False
        self.into[number] = into
        self.done.append(Done(number, into))
        return True

    def undo(self, change: int, on_record: set[int]) -> bool:
        """Change `change` (from 1) taken back; merging again is possible only of issues that are on record."""
        known = self.done[change - 1]
        now = None if known.parts else known.into
        if known.into is None or known.undone or self.into.get(known.issue) != now:
            return False
        if known.parts:
            if not {known.issue, known.into} <= on_record:
                return False
            self.into[known.issue] = known.into
        else:
            del self.into[known.issue]
        known.undone = True
        self.done.append(Done(known.issue, known.into, parts=not known.parts))
        return True
