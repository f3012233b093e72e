"""Two people side by side: the issues on which both have a stance, then those of the one and of the other."""

from dataclasses import replace

from briefings.ask.answers import Answer, CompareAnswer, Compared, NoMatch, Offer
from briefings.ask.queries import Compare, Who
from briefings.ask.resolving import issue_of, person_of
from briefings.model.record import Issue, PersonRef, Stance
from briefings.paging import WHOLE_LIST, page_of
from briefings.store import Record

_PER_PAGE = 2  # rows of issues of both, or pairs of rows of issues of one each
_SIDE = 2  # stances of one person in a row


async def compare(record: Record, query: Compare) -> Answer:
    """The stances of two people, in the order of the alphabet and not as they were named; on one issue when it is named."""
    person_a = await person_of(record, query.person_a, lambda key: replace(query, person_a=key, page=1))
    if not isinstance(person_a, PersonRef):
        return person_a
    query = replace(query, person_a=f"P-{person_a.number}")
    person_b = await person_of(record, query.person_b, lambda key: replace(query, person_b=key, page=1))
    if not isinstance(person_b, PersonRef):
        return person_b
    query = replace(query, person_b=f"P-{person_b.number}")
    if person_a.number == person_b.number:
        offers = (Offer(f"Who is {person_a.name}?", Who(f"P-{person_a.number}")),)
        return NoMatch(f"Both names mean {person_a.name}; a comparison needs two people.", offers)
    issue: Issue | None = None
    if query.issue is not None:
        meant = await issue_of(record, query.issue, lambda key: replace(query, issue=key, page=1))
        if not isinstance(meant, Issue):
            return meant
        issue, query = meant, replace(query, issue=f"I-{meant.number}")
    first, second = sorted((person_a, person_b), key=lambda ref: (ref.name.casefold(), ref.number))
    sides = [await _by_issue(record, ref, issue) for ref in (first, second)]
    return _answer(query, (first, second), issue, *sides)


def _answer(
    query: Compare,
    people: tuple[PersonRef, PersonRef],
    issue: Issue | None,
    first: dict[Issue, tuple[Stance, ...]],
    second: dict[Issue, tuple[Stance, ...]],
) -> CompareAnswer:
    """The page that was asked for: first the issues of both, then those of one alone, of each person as many places a page."""
    shared = [issue] if issue else [one for one in first if one in second]
    both = [row for one in shared for row in _rows(one, first.get(one, ()), second.get(one, ()))]
    alone = [] if issue else [one for one in (*first, *second) if one not in shared]
    only_first = [row for one in alone if one in first for row in _rows(one, first[one], ())]
    only_second = [row for one in alone if one in second for row in _rows(one, (), second[one])]
    number, pages, part = page_of(len(both) + max(len(only_first), len(only_second)), query.page, _PER_PAGE)
    rest = slice(max(0, part.start - len(both)), max(0, part.stop - len(both)))
    count = sum(one in first for one in alone)
    return CompareAnswer(
        replace(query, page=number),
        people,
        issue,
        tuple(both[part]),
        tuple(only_first[rest]),
        tuple(only_second[rest]),
        (0, 0, 0) if issue else (len(shared), count, len(alone) - count),
        number,
        pages,
    )


def _rows(issue: Issue, first: tuple[Stance, ...], second: tuple[Stance, ...]) -> list[Compared]:
    """The rows of an issue: as many places for the one as for the other, and no stance left out."""
    parts = max(1, -(-max(len(first), len(second)) // _SIDE))
    places = [slice(_SIDE * part, _SIDE * part + _SIDE) for part in range(parts)]
    return [Compared(issue, first[here], second[here], part, parts) for part, here in enumerate(places, 1)]


async def _by_issue(record: Record, person: PersonRef, issue: Issue | None) -> dict[Issue, tuple[Stance, ...]]:
    """The person's stances on each issue, the newest first; the issue with the lowest number first."""
    number = issue.number if issue else None
    stances = (await record.stances.find(person=person.number, issue=number, page=1, per_page=WHOLE_LIST)).items
    issues = sorted({stance.issue for stance in stances}, key=lambda issue: issue.number)
    return {issue: tuple(stance for stance in stances if stance.issue == issue) for issue in issues}
