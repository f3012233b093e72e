"""Two people side by side: the issues on which both have a stance, then those of the one and of the other."""

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
    if issue is not None:
        row = Compared(issue, first.get(issue, ()), second.get(issue, ()))
        return CompareAnswer(query, people, issue, (row,), (), ())
    both = [Compared(issue, stances, second[issue]) for issue, stances in first.items() if issue in second]
    only_first = [Compared(issue, stances, ()) for issue, stances in first.items() if issue not in second]
    only_second = [Compared(issue, (), stances) for issue, stances in second.items() if issue not in first]
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


async def _by_issue(record: Record, person: PersonRef, issue: Issue | None) -> dict[Issue, tuple[Stance, ...]]:
    """The person's stances on each issue, the lowest number first."""
    number = issue.number if issue else None
    stances = (await record.stances.find(person=person.number, issue=number, page=1, per_page=_MOST)).items
    issues = sorted({stance.issue for stance in stances}, key=lambda issue: issue.number)
    return {issue: tuple(stance for stance in stances if stance.issue == issue) for issue in issues}
