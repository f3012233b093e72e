"""The public number of an item, as somebody types it. Knows no store."""

import re

from briefings.model.record import Kind

_NUMBER = re.compile(r"\s*(?:([A-Za-z])\s*-?\s*)?#?(\d{1,8})\s*", re.ASCII)


def read_item_number(typed: str, kind: Kind) -> int | None:
    """The number in `Q-12`, `q12`, `#12` or `12`; None when it is no number or another kind's."""
    match = _NUMBER.fullmatch(typed)
    if match is None or (match[1] or kind.value).upper() != kind.value:
        return None
    return int(match[2])
