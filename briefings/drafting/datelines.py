"""Where an article says that it was written ("LARKIN, March 4 (CNW) —"). Knows how a paragraph opens, no news."""

import re

from briefings.model.spans import Span

_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]{1,30}(?: [A-Z][A-Z’'.-]{0,30}){0,3}"  # LARKIN, NEW AVERN
    r"(?:, [A-Z][\w. ]{1,24}){0,2}"  # , Ohio; , March 4
    r"(?: \([^()\n]{1,40}\))?"  # (CNW)
    r" ?(?:—|–|--| - |:)\s*"
)


def after_dateline(text: str, sentence: Span) -> int:
    """Where a sentence begins once its dateline is left out: its own start when it has none."""
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return dateline.end() if dateline and dateline.end() < sentence.end else sentence.start
