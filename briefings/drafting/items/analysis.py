"""Everything that the drafter finds in one article, before it is put into the words of a draft."""

from bisect import bisect_left
from dataclasses import dataclass

from briefings.drafting.attribution.indirect import Report
from briefings.drafting.attribution.quotes import Speech, echoes, speeches
from briefings.drafting.attribution.reported import attribute_reports
from briefings.drafting.attribution.speakers import voices
from briefings.drafting.coreference.antecedents import DiscourseModel, memory_of
from briefings.drafting.dates import Dated, dates
from briefings.drafting.document import Document, cut_up
from briefings.drafting.entities.people import Entities, cast_of
from briefings.drafting.entities.roles import roles_of
from briefings.drafting.items.allegations import allegations
from briefings.drafting.stances.stances import stands
from briefings.drafting.stances.targets import Stand
from briefings.drafting.voice import Attribution
from briefings.model.record import Source, value_of
from briefings.model.spans import Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found, in source order. `kept_out` are passages that no item may rest on, each with the person accused;
    `echoes` the speeches of a headline, each with the one further down that has its words."""

    copy: Document
    cast: Entities
    roles: dict[int, list[Span]]
    memory: DiscourseModel
    speeches: list[Speech]
    voices: list[Attribution]
    echoes: dict[int, int]
    dates: list[Dated]
    stands: list[Stand]
    kept_out: list[tuple[Span, int]]
    reports: list[Report]
    title: str | None

    def keeps_out(self, *spans: Span) -> bool:
        """Whether one of the spans overlaps a passage that is kept out."""
        for span in spans:
            before = bisect_left(self.kept_out, span.end, key=lambda pair: pair[0].start)
            if before and self.kept_out[before - 1][0].end > span.start:
                return True
        return False


def analyse(source: Source) -> Analysis:
    """What the source holds; pure and deterministic."""
    copy = cut_up(source.text)
    cast = cast_of(copy)
    roles = roles_of(copy, cast)
    memory = memory_of(copy, cast, roles)
    spoken = speeches(copy)
    given = voices(memory, spoken)
    return Analysis(
        copy=copy,
        cast=cast,
        roles=roles,
        memory=memory,
        speeches=spoken,
        voices=given,
        echoes=echoes(copy, spoken),
        dates=dates(copy, value_of(source.published)),
        stands=stands(memory, spoken, given),
        kept_out=allegations(memory),
        reports=attribute_reports(memory, spoken),
        title=value_of(source.title),
    )
