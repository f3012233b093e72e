"""Finds who the article itself shows to be for or against something. Knows verbs, puts no words in anybody's mouth."""

from dataclasses import replace

from briefings.draft.model import Tier
from briefings.drafting.attribution.quotes import Speech
from briefings.drafting.coreference.antecedents import DiscourseModel
from briefings.drafting.datelines import after_dateline
from briefings.drafting.stances.holders import Holder, Holders
from briefings.drafting.stances.matters import Matters
from briefings.drafting.stances.own_stances import own_stands
from briefings.drafting.stances.signs import BALLOTS, NOUNS, is_denied, sign_at
from briefings.drafting.stances.targets import (
    Stand,
    find_staked,
    find_wanted,
    first_phrase,
    is_dummy,
    predicate,
    target_after,
)
from briefings.drafting.syntax.subjects import PREPOSITIONS, Head, Subject, is_cue, subject_after, subject_before
from briefings.drafting.voice import Attribution
from briefings.model.record import Position
from briefings.model.spans import Span
from briefings.text.lexicon import words

_LONGEST_SENTENCE = 150  # words; a longer one is a list or a table
_BEFORE_NOUN = words("stances", "before_noun")
_TAIL = 4  # words: a cue so near the end tells who says the whole ("…, her lawyer said")
_SETTING = frozenset(("only", "first", "lone", "sole"))
_WHEN = frozenset(("in", "on", "up", "last", "year", "month", "week"))
_MODALS = frozenset(("will", "would", "to", "do", "does", "did", "not", "longer", "shall", "can", "cannot"))
_PLAIN_FORMS = frozenset(
    ("support", "back", "endorse", "favor", "favour", "vote", "sign", "accept")
)  # after "does not"
_BE = frozenset(("was", "is", "were", "been", "being", "are", "be"))


def stands(memory: DiscourseModel, spoken: list[Speech], given: list[Attribution]) -> list[Stand]:
    """Stances in source order, one a holder, target and position."""
    copy = memory.copy
    kept: dict[tuple[str, str, Position], Stand] = {}
    matters = Matters(copy)
    every = [*_Finder(memory, matters).find_stands(), *own_stands(copy, memory.cast, matters, spoken, given)]
    for bare in sorted(every, key=lambda stand: stand.target):
        target = matters.full(bare.target)
        if target is None:
            continue
        tier = bare.tier if not bare.weak or matters.holds(target) else Tier.POSSIBLE
        holder = str(bare.who) if bare.group is None else bare.group.span.of(copy.text).casefold()
        key = (holder, target.of(copy.text).casefold(), bare.position)
        if key not in kept or (kept[key].tier is Tier.POSSIBLE and tier is Tier.FIRM):
            kept[key] = replace(bare, target=target, tier=tier)
    other_side = {Position.SUPPORTS: Position.OPPOSES, Position.OPPOSES: Position.SUPPORTS}
    firm = {key for key, stand in kept.items() if stand.tier is Tier.FIRM}
    unsure = {(holder, target) for holder, target, side in firm if (holder, target, other_side[side]) in kept}
    settled = (replace(stand, tier=Tier.POSSIBLE) if key[:2] in unsure else stand for key, stand in kept.items())
    return sorted(settled, key=lambda stand: stand.target)


class _Finder:
    """Reads the sentences of one article outside its quotations."""

    def __init__(self, memory: DiscourseModel, matters: Matters) -> None:
        self._copy, self._cast, self._matters = memory.copy, memory.cast, matters
        self._holders = Holders(memory)

    def find_stands(self) -> list[Stand]:
        out = []
        finders = (self._find_active, self._find_passive, self._find_demand, self._find_author, self._find_refusal)
        for sentence in self._copy.outer:
            inside = self._copy.outer_words(after_dateline(self._copy.text, sentence), sentence.end)
            if len(inside) > _LONGEST_SENTENCE:
                continue
            for at in range(len(inside)):
                stands = (find(sentence, inside, at) for find in finders)
                out += [stand for stand in stands if stand is not None]
                out += self._find_as_did(sentence, inside, at, out)
            out += self._find_judgments(sentence, inside)
        return out

    def _find_active(self, sentence: Span, inside: list[int], at: int) -> Stand | None:
        copy, index = self._copy, inside[at]
        sign = sign_at(copy, index)
        if sign is None:
            return None
        target = target_after(copy, sign.last + 1, inside[-1])
        lower = copy.lower[index]
        noun = lower in NOUNS
        if is_denied(copy, index, inside[max(0, at - 3)]) and not noun:
            plain = lower in _PLAIN_FORMS or copy.lower[index - 1] == "longer"
            if sign.tier is not Tier.FIRM or not plain:
                return None
            sign = sign.turn(Tier.POSSIBLE)
        elif self._is_negated(inside, at, noun):
            return None
        if target is None and copy.lower[sign.last] in BALLOTS:
            target = self._matters.main
        if target is None:
            return None
        longer = at > 1 and copy.lower[inside[at - 1]] == "longer"
        holder = self._holders.of_noun(inside, at) if noun else self._holders.before(inside, at - 2 * longer)
        if holder is None or self._is_person(target) or not self._is_finite(inside, at, holder):
            return None
        sure = holder.sure and not lower.endswith("ing") and not self._is_hearsay(inside, at, holder)
        tier = sign.tier if sure else Tier.POSSIBLE
        own = lower in words("stances", "own_acts")
        return Stand(holder.who, holder.subject, sign.position, tier, target, sentence, sign.weak, own)

    def _find_as_did(self, sentence: Span, inside: list[int], at: int, earlier: list[Stand]) -> list[Stand]:
        """ "Ann Quill voted against the sale, as did Tom Hale": what was said last of the sentence holds for him too."""
        copy = self._copy
        if copy.lower[inside[at]] not in ("did", "does", "do") or not at or not earlier:
            return []
        before, last = copy.lower[inside[at - 1]], earlier[-1]
        if before not in ("as", "so") or last.evidence != sentence or last.tier is not Tier.FIRM:
            return []
        subject = subject_after(copy, self._cast, inside, at)
        holder = self._holders.of_subject(subject) if subject is not None else None
        return [replace(last, who=holder.who, group=holder.subject)] if holder is not None else []

    def _is_finite(self, inside: list[int], at: int, holder: Holder) -> bool:
        """Whether a plain form such as "support" can be the verb here: after a modal, or where more than one person holds it."""
        copy = self._copy
        if copy.lower[inside[at]] not in words("stances", "base") or holder.who is None:
            return True
        near = {copy.lower[i] for i in inside[max(0, at - 3) : at]}
        several = {copy.lower[i] for i in inside[:at]} & {"and", "they"}
        return bool(several or near & _MODALS)

    def _find_passive(self, sentence: Span, inside: list[int], at: int) -> Stand | None:
        """ "the plan, backed by Mayor Quill", "brought in on 6 May by": the matter comes before, the holder after "by"."""
        copy, index = self._copy, inside[at]
        if copy.lower[index] not in words("stances", "passives"):
            return None
        by = next((n for n in range(at + 1, min(at + 6, len(inside))) if not self._is_aside(inside[n])), None)
        target = self._matters.before_verb(index, inside[0])
        if by is None or copy.lower[inside[by]] != "by" or target is None:
            return None
        if {copy.lower[i] for i in inside[max(0, at - 4) : at]} & words("stances", "negations"):
            return None
        subject = subject_after(copy, self._cast, inside, by)
        holder = self._holders.of_subject(subject) if subject is not None else None
        if holder is None:
            return None
        opposes = copy.lower[index] in words("stances", "firm_opposes")
        position = Position.OPPOSES if opposes else Position.SUPPORTS
        own = copy.lower[index] in words("stances", "own_acts")
        return Stand(holder.who, holder.subject, position, Tier.FIRM, target, sentence, weak=True, own=own)

    def _is_aside(self, index: int) -> bool:
        """Whether a word between a participle and its "by" only says when ("brought in on 6 May by")."""
        lower = self._copy.lower[index]
        return lower in _WHEN or lower in words("common", "calendar") or lower.isdecimal()

    def _find_demand(self, sentence: Span, inside: list[int], at: int) -> Stand | None:
        """ "wants the plan scrapped", "would resign if the bill was defeated"."""
        demand = find_wanted(self._copy, inside, at) or find_staked(self._copy, inside, at)
        if demand is None:
            return None
        near = {self._copy.lower[i] for i in inside[max(0, at - 4) : at]}
        if near & (words("stances", "negations") - {"would"}) or near & _BE:
            return None
        holder = self._holders.before(inside, at)
        if holder is None:
            return None
        tier = Tier.POSSIBLE if self._is_hearsay(inside, at, holder) else Tier.FIRM
        return Stand(holder.who, holder.subject, demand[0], tier, demand[1], sentence, weak=True)

    def _find_refusal(self, sentence: Span, inside: list[int], at: int) -> Stand | None:
        """ "Ann Quill isn’t buying it", "was not having it": against what the article is about."""
        copy = self._copy
        if copy.lower[inside[at]] not in ("buying", "having") or at + 1 >= len(inside) or not at:
            return None
        it, before = inside[at + 1], copy.lower[inside[at - 1]]
        if copy.lower[it] != "it" or copy.gap(it)[:1] == " " or not before.endswith(("n't", "n’t", "not")):
            return None
        holder = self._holders.before(inside, at - 1)
        target = copy.span(it)
        if holder is None:
            return None
        return Stand(holder.who, holder.subject, Position.OPPOSES, Tier.FIRM, target, sentence, weak=True)

    def _find_author(self, sentence: Span, inside: list[int], at: int) -> Stand | None:
        """ "Ann Quill, the bill’s sponsor": an author or sponsor in apposition after what is theirs."""
        copy, cast, index = self._copy, self._cast, inside[at]
        if copy.lower[index] not in ("sponsor", "co-sponsor", "author", "architect") or at < 2:
            return None
        place = at - 1
        while place > 0 and at - place < 4 and not copy.tokens[inside[place]].possessive:
            place -= 1
        first = place
        while first > 0 and place - first < 4 and copy.gap(inside[first - 1]) in (" ", "-"):
            first -= 1
        beside = cast.at.get(inside[first - 1]) if first else None
        if not copy.tokens[inside[place]].possessive or beside is None or copy.gap(inside[first - 1]) != ", ":
            return None
        target = copy.span(inside[first], inside[place])
        if len(beside.who) != 1 or not self._matters.holds(target):
            return None
        return Stand(beside.who[0], None, Position.SUPPORTS, Tier.FIRM, target, sentence, weak=True, own=True)

    def _find_judgments(self, sentence: Span, inside: list[int]) -> list[Stand]:
        """ "She said the bill should be passed", "he argued that the plan was wrong"."""
        copy, out = self._copy, []
        for at in range(3, len(inside) - 1):
            position = predicate(copy, inside, at)
            cue = next((place for place in range(at - 1) if is_cue(copy, inside[place])), None)
            if position is None or cue is None:
                continue
            target = first_phrase(copy, inside[cue + 1 : at])
            if target is not None and is_dummy(copy, target, inside, at):
                continue
            holder = self._holders.before(inside, cue)
            if holder is not None and target is not None:
                out.append(Stand(holder.who, holder.subject, position, Tier.FIRM, target, sentence, weak=True))
        return out

    def _is_negated(self, inside: list[int], at: int, noun: bool) -> bool:
        copy = self._copy
        near = [copy.lower[index] for index in inside[max(0, at - 4) : at]]
        if near[-1:] == ["to"] and (set(near) & _SETTING or set(near[-2:-1]) & {"up", "rose", "stood", "came"}):
            near = near[:-1]  # "the only one to vote against", "got up to speak for"
        promised = self._is_promised(inside, at)
        if any(word in words("stances", "negations") and not (word == "would" and promised) for word in near):
            return True
        if noun or not near:
            return False
        if near[-1] in _BE and copy.lower[inside[at]] in words("stances", "urging"):
            return True  # "was asked to sign"
        before = inside[at - 1]
        return (
            near[-1] in _BEFORE_NOUN | PREPOSITIONS
            or copy.gap(before) == "-"  # "union-backed"
            or copy.tokens[before].possessive  # "the mayor’s campaign against"
        )

    def _is_promised(self, inside: list[int], at: int) -> bool:
        """ "told the crowd that he would vote against the sale": a promise reported, not a condition."""
        copy = self._copy
        before = {copy.lower[i] for i in inside[max(0, at - 9) : at]}
        later = {copy.lower[i] for i in inside[at + 1 : at + 14] if "," not in copy.gap(i - 1)}
        promised = before & {"said", "told", "promised", "vowed", "pledged", "says", "announced"}
        return bool(promised) and not before & {"whether", "if", "not"} and not later & {"if", "unless"}

    def _is_person(self, target: Span) -> bool:
        copy = self._copy
        first = copy.token_at(target.start)
        phrase = copy.lower[first : copy.token_at(target.end)]
        head = next((phrase[n - 1] for n, word in enumerate(phrase) if n and word in PREPOSITIONS), phrase[-1])
        if head in words("roles", "nouns") or phrase[-1] in words("roles", "nouns"):
            return True
        mention = self._cast.at.get(first)
        return mention is not None and not self._cast.people[mention.who[0]].body and not mention.run.possessive

    def _is_hearsay(self, inside: list[int], at: int, holder: Holder) -> bool:
        """Whether somebody else is given as saying so ("Critics say …", "…, her lawyer said", "according to")."""
        copy, cast = self._copy, self._cast
        if any(copy.lower[i] == "according" for i in inside):
            return True
        for place, index in enumerate(inside):
            plain = copy.lower[index] in words("cues", "plain") and is_cue(copy, index)
            if not plain or place == at or copy.lower[index - 1] in _BE:
                continue
            if place < at:
                said = subject_before(copy, cast, inside, place)
            elif place >= len(inside) - _TAIL:
                before = subject_before(copy, cast, inside, place)
                beside = before is not None and before.last == index - 1
                said = before if beside else subject_after(copy, cast, inside, place) or before
                if said is None or said.first < inside[at]:
                    continue
            else:
                continue
            if said is not None and said.form is not Head.PRONOUN and not self._is_same(said, holder):
                return True
        return False

    def _is_same(self, said: Subject, holder: Holder) -> bool:
        if said.form is Head.NAME:
            return said.who == (holder.who,)
        if holder.subject is not None:
            return said.first <= holder.subject.last and holder.subject.first <= said.last
        named = (self._cast.at.get(index) for index in range(said.first, said.last + 1))
        return any(mention is not None and mention.who == (holder.who,) for mention in named)
