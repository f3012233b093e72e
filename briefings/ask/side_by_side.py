"""Two people side by side: the issues on which both have a stance, then those of the one and of the other."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.ask.answers import Answer, CompareAnswer, Compared, NoMatch, Offer
from briefings.ask.queries import Compare, Who
from briefings.ask.resolving import issue_of, person_of
from briefings.model.record import Issue, PersonRef, Stance
from briefings.paging import page_of
from briefings.store import Record

_PER_PAGE = 3  # issues of both, or pairs of issues of one each
_MOST = 300  # stances of one person that are compared


async def compare(record: Record, query: Compare) -> Answer:
    """Where two people stand, by name in the order of the alphabet, whoever was named first; on one issue when it is named."""
    one = await person_of(record, query.person_a, lambda key: replace(query, person_a=key, page=1))
    if not isinstance(one, PersonRef):
        return one
    query = replace(query, person_a=f"P-{one.number}")
    other = await person_of(record, query.person_b, lambda key: replace(query, person_b=key, page=1))
    if not isinstance(other, PersonRef):
        return other
    query = replace(query, person_b=f"P-{other.number}")
    if one.number == other.number:
        offers = (Offer(f"Who is {one.name}?", Who(f"P-{one.number}")),)
        return NoMatch(f"Both names mean {one.name}; a comparison needs two people.", offers)
    issue: Issue | None = None
    if query.issue is not None:
        found = await issue_of(record, query.issue, lambda key: replace(query, issue=key, page=1))
        if not isinstance(found, Issue):
            return found
        issue, query = found, replace(query, issue=f"I-{found.number}")
    first, second = sorted((one, other), key=lambda ref: (ref.name.casefold(), ref.number))
    sides = [await _by_issue(record, ref, issue) for ref in (first, second)]
    return _answer(query, (first, second), issue, sides[0], sides[1])


def _answer(
    query: Compare,
    people: tuple[PersonRef, PersonRef],
    issue: Issue | None,
    first: dict[Issue, tuple[Stance, ...]],
    second: dict[Issue, tuple[Stance, ...]],
) -> CompareAnswer:
    """The page that was asked for: first the issues of both, then those of one alone, of each person as many places a page."""
    if issue is not None:
        row = Compared(issue, first.get(issue, ()), second.get(issue, ()))
        return CompareAnswer(query, people, issue, (row,), (), ())
    both = [Compared(one, first[one], second[one]) for one in _sorted(first) if one in second]
    only_first = [Compared(one, first[one], ()) for one in _sorted(first) if one not in second]
    only_second = [Compared(one, (), second[one]) for one in _sorted(second) if one not in first]
    pairs = max(len(only_first), len(only_second))
    number, pages, part = page_of(len(both) + pairs, query.page, _PER_PAGE)
    alone = slice(max(0, part.start - len(both)), max(0, part.stop - len(both)))
    return CompareAnswer(
        replace(query, page=number),
        people,
        None,
        tuple(both[part]),
        tuple(only_first[alone]),
        tuple(only_second[alone]),
        (len(both), len(only_first), len(only_second)),
        number,
        pages,
    )


def _sorted(issues: dict[Issue, tuple[Stance, ...]]) -> Sequence[Issue]:
    return sorted(issues, key=lambda issue: issue.number)


async def _by_issue(record: Record, person: PersonRef, issue: Issue | None) -> dict[Issue, tuple[Stance, ...]]:
    found = await record.stances.find(
        person=person.number, issue=issue.number if issue else None, page=1, per_page=_MOST
    )
    grouped: dict[Issue, tuple[Stance, ...]] = {}
    for stance in found.items:
        grouped[stance.issue] = (*grouped.get(stance.issue, ()), stance)
    return grouped
