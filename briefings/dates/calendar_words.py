"""The words of a calendar: months, weekdays, quarters and numbers. Knows single words and a month with its day."""

import re

MONTH_NAMES = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
MONTHS = {name.lower(): index for index, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: index for name, index in MONTHS.items()} | {"sept": 9}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: index for index, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {name[:3]: index for name, index in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
QUARTERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)


def is_quarter(words: list[str]) -> bool:
    """Whether it is "third quarter" or "q3"."""
    short = words[0].startswith("q")
    return words[0] in QUARTERS and words[1:] == ([] if short else ["quarter"])


def month_and_day(words: list[str]) -> tuple[int | None, int | None]:
    """From `["march"]`, `["march", "5"]` or `["5th", "march"]`; (None, None) from anything else."""
    if len(words) == 1:
        return MONTHS.get(words[0]), None
    if len(words) == 2:
        name, number = (words[0], words[1]) if words[0] in MONTHS else (words[1], words[0])
        day = _DAY_NUMBER.fullmatch(number)
        if name in MONTHS and day and 1 <= int(day[1]) <= 31:
            return MONTHS[name], int(day[1])
    return None, None
