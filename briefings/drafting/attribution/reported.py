"""Gives reported statements their speakers: people, bodies, and the group that "they" takes up. Reads what `indirect` found."""

from bisect import bisect_left
from dataclasses import replace

from briefings.drafting.attribution.indirect import Report, reports
from briefings.drafting.attribution.quotes import Speech
from briefings.drafting.coreference.anaphora import resolve, with_candidates
from briefings.drafting.coreference.antecedents import DiscourseModel, candidates
from briefings.drafting.syntax.subjects import Head
from briefings.drafting.voice import Attribution
from briefings.model.spans import Span

_OWNERS = frozenset(("his", "her"))


def attribute_reports(memory: DiscourseModel, speeches: list[Speech]) -> list[Report]:
    """Reported statements with their speakers, in source order, without those inside a statement that is quoted."""
    quoted = [piece for speech in speeches for piece in speech.pieces]
    attributed: list[Report] = []
    last: Attribution | None = None
    for report in reports(memory.copy, memory.cast):
        if _is_quoted(quoted, report):
            continue
        last = _resolve_owner(memory, report.voice, last)
        attributed.append(replace(report, voice=last))
    return attributed


def _is_quoted(quoted: list[Span], report: Report) -> bool:
    """Whether the report's own verb is somebody's quoted words (a transcript has them without marks), or nothing else is reported."""
    end = (report.voice.cue or report.pieces[0]).end
    index = bisect_left(quoted, end, key=lambda piece: piece.start)
    return index > 0 and quoted[index - 1].end >= end


def _resolve_owner(memory: DiscourseModel, voice: Attribution, last: Attribution | None) -> Attribution:
    """As for a quote; "his" and "her", who own a claim, are read as "he" and "she" are."""
    subject = voice.subject
    pronoun = memory.copy.lower[subject.first] if subject is not None else ""
    if subject is None or subject.form is not Head.PRONOUN or pronoun not in _OWNERS:
        return resolve(memory, voice, last)
    return with_candidates(voice, candidates(memory, pronoun, subject.span.start))
