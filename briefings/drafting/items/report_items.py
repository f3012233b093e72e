"""Puts found reports into the suggestions of a draft: who is said to have said it, how surely, and what is in doubt."""

from collections.abc import Mapping

from briefings.draft.model import DraftReport
from briefings.drafting.attribution.indirect import Report
from briefings.drafting.items.analysis import Analysis
from briefings.drafting.items.speech_items import Speaker, speaker_of
from briefings.drafting.syntax.subjects import Head
from briefings.model.record import SpeakerState


def reports_of(analysis: Analysis, keys: Mapping[int, str], groups: Mapping[str, str]) -> tuple[DraftReport, ...]:
    """The draft's reports, in source order, outside the passages that are kept out.

    `keys` and `groups` give the keys of the draft's people. A speaker who is none of them is only called by name: a report, which nothing
    publishes, makes nobody a person.
    """
    kept = [report for report in analysis.reports if not analysis.keeps_out(*report.pieces)]
    return tuple(_report(analysis, number, report, keys, groups) for number, report in enumerate(kept, 1))


def _report(
    analysis: Analysis, number: int, report: Report, keys: Mapping[int, str], groups: Mapping[str, str]
) -> DraftReport:
    subject = report.voice.subject
    speaker = _speaker(analysis, report)
    key = keys.get(speaker.person) if speaker.person is not None else groups.get(speaker.group or "")
    return DraftReport(
        f"r{number}",
        report.pieces,
        key,
        "" if key is not None else _name_of(analysis, report, speaker),
        speaker.state,
        subject.span if subject else None,
        report.voice.cue,
        tuple(keys[who] for who in speaker.candidates if who in keys),
        speaker.doubts,
    )


def _speaker(analysis: Analysis, report: Report) -> Speaker:
    """As for a quote; "Lind and Orr" are named though neither is the speaker alone."""
    if report.together:
        return Speaker(SpeakerState.STATED, group=_phrase(analysis, report))
    return speaker_of(analysis, report.voice)


def _name_of(analysis: Analysis, report: Report, speaker: Speaker) -> str:
    if speaker.person is not None:
        return analysis.cast.people[speaker.person].name
    return speaker.group or _phrase(analysis, report)


def _phrase(analysis: Analysis, report: Report) -> str:
    """What the article calls the speaker; empty for a pronoun."""
    subject = report.voice.subject
    if subject is None or subject.form is not Head.NOUN:
        return ""
    phrase = analysis.copy.wording(subject.span)
    return phrase[0].upper() + phrase[1:]
