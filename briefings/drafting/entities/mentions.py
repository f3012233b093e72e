"""Finds runs of capitals that may name somebody, and parts them into title or role and name. Decides nothing about who is who."""

from collections import defaultdict
from dataclasses import dataclass

from briefings.drafting.document import Document
from briefings.text.lexicon import body_words, given_names, not_names, titles, words

PARTICLES = words("grammar", "particles")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


@dataclass(slots=True)
class CapitalRun:
    """A run of capitals: tokens `first` to `last` are the whole run, from `name` on the name itself (`name` > `last`: none)."""

    first: int
    name: int
    last: int
    possessive: bool
    headline: bool

    def last_word(self) -> "CapitalRun":
        """The last word as a run of its own."""
        return CapitalRun(self.last, self.last, self.last, self.possessive, self.headline)


def runs(copy: Document) -> list[CapitalRun]:
    """Every run of capitals, in source order."""
    names, index = [], 0
    headlines = _headlines(copy)
    bylines = _bylines(copy)
    while index < len(copy.tokens):
        if not _may_start(copy, index) or copy.outer_of[index] in bylines:
            index += 1
            continue
        last = _run_end(copy, index)
        first = _without_opener(copy, index, last)
        end = _without_tail(copy, first, last)
        if first <= last:
            headline = copy.outer_of[first] in headlines
            names.append(CapitalRun(first, _name_start(copy, first, end), end, copy.tokens[end].possessive, headline))
        index = last + 1
    return names


def _bylines(copy: Document) -> frozenset[int]:
    """Lines at the head that name the writer: nobody whom the article is about."""
    lines = (number for number, span in enumerate(copy.outer[:8]) if span.end - span.start < 90)
    heads = {number: copy.outer[number].of(copy.text) for number in lines}
    return frozenset(n for n, line in heads.items() if line[:3].casefold() == "by " and line[-1].isalnum())


def _may_start(copy: Document, index: int) -> bool:
    token = copy.tokens[index]
    seat = token.text[1:2] == "-" and token.text[0] in "RDI" and token.text[2:3].isupper()  # "R-Norland"
    none = (token.lower[:2] in ("i'", "i’") and len(token.lower) < 5) or "-of-" in token.lower  # "I’ve", "Mum-of-four"
    return token.capital and token.text[0].isalpha() and not seat and not none


def _run_end(copy: Document, index: int) -> int:
    last = index
    while not copy.tokens[last].possessive or _plural_of_body(copy, last):
        step = _next_of_run(copy, last)
        if not step:
            break
        last += step
    return last


def _next_of_run(copy: Document, last: int) -> int:
    """How many tokens on the run continues: 0 when it ends."""
    token, gap = copy.tokens[last], copy.gap(last)
    if last + 1 >= len(copy.tokens):
        return 0
    if copy.marked_of[last] != copy.marked_of[last + 1]:
        return _over_nickname(copy, last)
    if gap in (" (", ". (") and _is_retired(copy, last + 1):
        return 2
    title = token.lower in titles()
    dotted = gap in (".", ". ", ".\n") and (len(token.text) == 1 or title or token.lower in ("st", "vice-pres"))
    if _plural_of_body(copy, last):
        return 1
    if not (gap == " " or dotted or (gap == "\n" and title)):
        return int(gap == ", " and copy.lower[last + 1] in SUFFIXES)
    following = copy.tokens[last + 1]
    if following.capital:
        return 1
    if following.lower in ("of", "for") and _takes_of(token.lower, following.lower):
        return _of_phrase(copy, last)
    for step in range(1, 4):
        after = last + step + 1
        if copy.lower[after - 1] not in PARTICLES or after == len(copy.tokens) or copy.gap(after - 1) != " ":
            break
        if copy.tokens[after].capital:
            return step + 1
    return 0


def _over_nickname(copy: Document, last: int) -> int:
    """How many tokens a nickname in marks and the name after it take (“Judson “Jud” Pfeiffer”); 0 where there is none."""
    number = copy.marked_of[last + 1]
    if number < 0 or copy.marked_of[last] >= 0:
        return 0
    mark = copy.marks[number]
    end = copy.token_at(mark.end)
    close = mark.start == copy.tokens[last].end + 1 and copy.text[mark.end : mark.end + 1] == " "
    short = end - last <= 3 and end < len(copy.tokens) and copy.tokens[end].start == mark.end + 1
    return end - last if close and short and copy.tokens[end].capital and copy.tokens[last + 1].capital else 0


def _plural_of_body(copy: Document, last: int) -> bool:
    """ "Sheriffs' Council": a plural owner inside a body's name."""
    return copy.gap(last) in ("’ ", "' ") and copy.lower_at(last + 1) in words("bodies", "bodies")


def _takes_of(lower: str, preposition: str) -> bool:
    """Whether "of X" belongs to the run: after a body, and after a role ("Secretary of State Mike Reyes")."""
    role = lower in words("roles", "nouns") or lower in words("titles", "office")
    return lower in words("bodies", "bodies") or (preposition == "of" and role)


def _of_phrase(copy: Document, last: int) -> int:
    """How many tokens "of Growers" or "of the Interior" takes after a body's name."""
    step = 3 if last + 2 < len(copy.tokens) and copy.lower[last + 2] == "the" else 2
    inside = last + step < len(copy.tokens) and all(copy.gap(last + n) == " " for n in range(1, step))
    return step if inside and copy.tokens[last + step].capital else 0


def _is_retired(copy: Document, index: int) -> bool:
    closed = copy.lower[index] in ("retd", "ret", "retired") and copy.gap(index) in (".) ", ") ")
    return closed and index + 1 < len(copy.tokens) and copy.tokens[index + 1].capital


def _without_opener(copy: Document, first: int, last: int) -> int:
    """The run without a word that has its capital only because it opens a sentence."""
    openers = words("common", "openers")
    while first <= last:
        lower = copy.lower[first]
        keeps = lower in given_names() and first < last and copy.lower[first + 1] not in openers
        if lower not in openers or (keeps and lower not in copy.lower_words) or lower in titles():
            break
        if len(copy.tokens[first].text) == 1 and copy.gap(first).startswith("."):
            break
        first += 1
    return first


def _without_tail(copy: Document, first: int, last: int) -> int:
    """The run without what only follows a full name: a day or a thing ("Ann Lee Memorial Day"), or letters ("Ann Lee MP")."""
    while last > first and copy.tokens[last].text.isupper() and copy.lower[last] in words("titles", "after"):
        last -= 1
    while last > first and copy.lower[last] in _WEEKDAYS:
        last -= 1
    end = last
    tail = words("bodies", "things") | words("common", "calendar")
    if first <= last and copy.lower[first] in given_names():
        while end > first + 1 and copy.lower[end] in tail:
            end -= 1
    return end if end > first + 1 else last


def _name_start(copy: Document, first: int, last: int) -> int:
    """Where the name begins, after titles and roles."""
    start = first
    for index in range(first, last + 1):
        lower = copy.lower[index]
        title = lower in titles()
        role = lower in words("roles", "nouns") or lower in ("retd", "ret")
        if not (title or role):
            continue
        if index == last and index > first and _is_surname(copy, start, index):
            break
        is_given = lower in given_names() and index == first and index < last and not copy.gap(index).startswith(".")
        follows_given = index > first and copy.lower[index - 1] in given_names() and start <= index - 1
        if not is_given and not follows_given and (index < last or title or index == start or index > first):
            start = index + 1
    short = copy.tokens[first].text
    if start == first < last and short.isupper() and 1 < len(short) < 5 and copy.lower[first + 1] in given_names():
        return first + 1  # "AG Ann Lee"
    if start <= last and copy.lower[start] == "of" and start > first:
        return _after_of(copy, start, last)
    if start > first:
        return start
    for index in range(last - 1, first, -1):
        before = copy.lower[index - 1]
        led = index > first + 1 or before in copy.lower_words | body_words() or before.endswith(("ing", "ed"))
        if led and copy.lower[index] in given_names() and before not in given_names():
            return index  # words before a given name that are no known role, such as "Port Albion Harbour Clerk"
    prefix = first
    while prefix < last and copy.lower[prefix] in words("common", "peoples"):  # "Republican John Doe"
        prefix += 1
    return prefix


def _is_surname(copy: Document, start: int, index: int) -> bool:
    """Whether a last word that is also a title is a surname here ("Mr. King", "Peter T. King")."""
    if copy.lower[index - 1] in words("grammar", "courtesy"):
        return True
    return any(copy.lower[i] in given_names() or len(copy.tokens[i].text) == 1 for i in range(start, index))


def _after_of(copy: Document, of: int, last: int) -> int:
    """Where the name begins in "Secretary of State Mike Reyes" or "Speaker of the House Ana Lee"; past the run where there is none."""
    first = of + 2 if copy.lower[of + 1] == "the" else of + 1
    given = next((i for i in range(first + 1, last) if copy.lower[i] in given_names()), None)
    if given is not None:
        return given
    return first + 1 if last - first >= 2 else last + 1


def _headlines(copy: Document) -> frozenset[int]:
    """Sentences in headline capitals, where a capital says nothing."""
    headlines = []
    capitals: dict[int, list[bool]] = defaultdict(list)
    for token, number in zip(copy.tokens, copy.outer_of, strict=True):
        if len(token.text) > 3 and token.text[0].isalpha():
            capitals[number].append(token.capital)
    for number, capital in capitals.items():
        stopped = copy.text[copy.outer[number].end - 1] == "."
        share, least = (0.9, 6) if stopped else (0.7, 4)
        if len(capital) >= least and sum(capital) >= share * len(capital) and (number < 2 or not stopped):
            headlines.append(number)
    return frozenset(headlines)


def _is_dateline(copy: Document, run: CapitalRun) -> bool:
    """ "CARROW FALLS (CNW) —" and "HARLOW GAP -" at the start of a paragraph."""
    capitals = all(token.text.isupper() for token in copy.tokens[run.first : run.last + 1])
    closed = copy.gap(run.last).strip(" .") in ("(", "-", "—", "–", "--", ":", ",")
    return closed and capitals and copy.opens_sentence(run.first)


def kind_hint(copy: Document, run: CapitalRun) -> str:
    """ "person", "body", "place" or "none" as far as the words of the name alone tell, "open" where they do not."""
    name, following = copy.lower[run.name : run.last + 1], copy.lower_at(run.last + 1)
    if not name:
        return "none"
    if _is_dateline(copy, run):
        return "place"
    if copy.gap(run.last) == ", " and following == "which":
        return "body"
    if name[-1] in body_words() and not (len(name) > 1 and name[0] in given_names()):
        return "body"
    if len(name) > 1 and name[-1] in words("common", "peoples"):
        return "none"
    if all(word in not_names() for word in name):
        return "place" if name[-1] in words("common", "places") else "none"
    texts = [token.text for token in copy.tokens[run.name : run.last + 1]]
    if all(text.isupper() and len(text) > 1 for text in texts):
        return "body"
    if len(texts[-1]) > 2 and texts[-1][:-1].isupper() and texts[-1][-1] == "s":
        return "none"  # "MCAs"
    if any(word in words("bodies", "bodies") for word in name) and name[0] not in given_names():
        return "body"
    if any(character.isdigit() or character in "$£€₹&@#" for text in texts for character in text):
        return "body"
    if len(name) == 1 and following == "&" and copy.gap(run.last) == " ":
        return "body"
    if name[0] in given_names() and len(name) > 1:
        return "person"
    return "open"
