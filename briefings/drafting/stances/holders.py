"""Finds who holds a stance: its verb's subject, or the person that "who", a pronoun or an apposition takes up. Knows no positions."""

from dataclasses import dataclass

from briefings.drafting.coreference.antecedents import DiscourseModel, by_role, candidates, rivals
from briefings.drafting.syntax.subjects import AUXILIARIES, Head, Subject, leading, subject_before
from briefings.text.lexicon import words

_NOBODY = words("stances", "nobody")
_TO_NAME = 8  # words between a name and its "who"
_WHILE = frozenset(("when", "while", "as", "after", "before", "because", "where", "until"))


@dataclass(frozen=True, slots=True)
class Holder:
    """`subject` is set for a body or group. `sure`: the holder is beside its verb."""

    who: int | None
    subject: Subject | None = None
    sure: bool = True


class Holders:
    """Who holds what, in one article."""

    def __init__(self, memory: DiscourseModel) -> None:
        self._copy, self._cast, self._memory = memory.copy, memory.cast, memory

    def of_noun(self, inside: list[int], at: int) -> Holder | None:
        """The holder of "a critic of", "sponsor of": the name beside it in apposition, else the one that leads the sentence."""
        copy, cast = self._copy, self._cast
        place = at
        while place > 0 and at - place < 5 and copy.gap(inside[place - 1]) in (" ", "’s ", "'s "):
            place -= 1
        beside = cast.at.get(inside[place - 1]) if place else None
        if beside is not None and copy.gap(inside[place - 1]) == ", " and len(beside.who) == 1:
            return Holder(beside.who[0])
        first = leading(copy, cast, inside[:at])
        if first is None or first.form is not Head.NAME or len(first.who) != 1:
            return None
        return Holder(first.who[0], sure=False)

    def before(self, inside: list[int], at: int) -> Holder | None:
        who = self._before_who(inside, at)
        if who is not None:
            return Holder(who)
        subject = subject_before(self._copy, self._cast, inside, at) if at else None
        if subject is None:
            return None
        if subject.form is not Head.PRONOUN:
            return self.of_subject(subject)
        pronoun = self._copy.lower[subject.first]
        first = leading(self._copy, self._cast, inside[:at])
        if pronoun in ("he", "she") and first is not None and first.form is Head.NAME and first.first < subject.first:
            between = set(self._copy.lower[first.last + 1 : subject.first])
            return Holder(first.who[0], sure=not between & _WHILE) if len(first.who) == 1 else None
        if pronoun == "it" and first is not None and first.form is Head.NOUN and first.first < subject.first:
            return self.of_subject(first)  # "the association said it would fight"
        if pronoun in ("it", "they"):
            body = self._leading_before(subject)
            return self.of_subject(body) if body is not None else None
        fitting = candidates(self._memory, pronoun, subject.span.start)
        alone = len(fitting) > 0 and len(rivals(fitting)) == 1 and pronoun in ("he", "she")
        return Holder(fitting[0][1]) if alone else None

    def _before_who(self, inside: list[int], at: int) -> int | None:
        """The person named before "who" ("Ann Quill, owner of the mill, who opposes")."""
        copy = self._copy
        place = at - 1
        while place > 0 and copy.lower[inside[place]] in AUXILIARIES:
            place -= 1
        if place < 1 or copy.lower[inside[place]] != "who":
            return None
        for index in reversed(inside[max(0, place - _TO_NAME) : place]):
            mention = self._cast.at.get(index)
            if mention is not None and not mention.run.possessive:
                return self._cast.person_at(index)
        return None

    def _leading_before(self, pronoun: Subject) -> Subject | None:
        """The body that leads the sentence before; "it" and "they" take that up."""
        copy = self._copy
        number = copy.sentence_at(pronoun.span.start) - 1
        first = leading(copy, self._cast, copy.outer_words_in(copy.outer[number])) if number >= 0 else None
        return first if first is not None and first.form is Head.NOUN else None

    def of_subject(self, subject: Subject) -> Holder | None:
        if subject.form is Head.NAME:
            return Holder(subject.who[0]) if len(subject.who) == 1 else None
        if subject.form is not Head.NOUN:
            return None
        opens = subject.first if subject.first in self._cast.at else subject.first + 1
        for token in (subject.last, opens):
            if (body := self._cast.body_at(token)) is not None:
                return Holder(body)
        known = by_role(self._memory, subject)
        if known:
            return Holder(known[0]) if len(known) == 1 else None
        after = self._person_introduced_after(subject)
        if after is not None:
            return Holder(after)
        if self._is_headline(subject):
            return None
        first, head = self._copy.lower[subject.first], self._copy.lower[subject.last]
        return None if first in _NOBODY or head in _NOBODY | words("bodies", "documents") else Holder(None, subject)

    def _is_headline(self, subject: Subject) -> bool:
        """Whether it is in a headline, which names people by what they are."""
        first = self._copy.outer[0]
        return subject.span.end <= first.end and len(self._copy.outer) > 1 and self._copy.text[first.end - 1].isalnum()

    def _person_introduced_after(self, subject: Subject) -> int | None:
        """The person named first in the next sentence, of whom the lead gives only the role ("The harbour master has …")."""
        copy, cast = self._copy, self._cast
        heads = set(copy.lower[subject.first : subject.last + 1])
        number = copy.sentence_at(subject.span.start)
        if not heads & words("roles", "nouns") or number > 2 or number + 1 >= len(copy.outer):
            return None
        first = leading(copy, cast, copy.outer_words_in(copy.outer[number + 1]))
        if first is None or first.form is not Head.NAME or len(first.who) != 1:
            return None
        is_first = cast.people[first.who[0]].mentions[0].span.start == first.span.start
        return first.who[0] if is_first else None
