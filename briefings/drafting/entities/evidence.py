"""Weighs what speaks for a run of capitals being a person's name: titles, roles, verbs and prepositions beside it."""

from collections import Counter, defaultdict

from briefings.drafting.document import Document
from briefings.drafting.entities.mentions import PARTICLES, SUFFIXES, CapitalRun
from briefings.text.lexicon import body_words, cues, given_names, not_names, titles, words

Key = tuple[str, ...]
_ARTICLES = words("grammar", "articles")
_DASHES = ("—", "–", "―", "--", "-")
_ROLE_REACH = 7  # words that a phrase such as "a third-generation sorghum grower" may take to come to its role


def key_of(copy: Document, run: CapitalRun) -> Key:
    """The words of the name, lower case, without "Jr." and the like."""
    return tuple(copy.lower[i] for i in range(run.name, run.last + 1) if copy.lower[i] not in SUFFIXES)


def evidence(copy: Document, names: list[CapitalRun]) -> dict[Key, float]:
    """Points for each name: its best mention, a little more for each further one, less for a word that places are given by."""
    best: dict[Key, float] = defaultdict(float)
    singles = Counter(key[0] for run in names if len(key := key_of(copy, run)) == 1)
    somewhere = {key_of(copy, run) for run in names if _is_placed(copy, run)}
    placed: set[Key] = set()
    for run in names:
        key = key_of(copy, run)
        if not key or run.headline:
            continue
        points = _before(copy, run, key) + _after(copy, run, key) + _own(copy, run, key)
        if len(key) > 1 and (singles[key[-1]] or _is_called_by_first_name(copy, key, singles, somewhere)):
            points += 1.5
        best[key] = max(best[key], points) + (0.25 if best[key] else 0)
        if len(key) == 1 and _is_placed(copy, run):
            placed.add(key)
    for key in best:
        if len(key) == 1 and singles[key[0]] > 2:
            best[key] += 1
        if key in placed:
            best[key] -= 1.5
    return best


def _is_called_by_first_name(copy: Document, key: Key, singles: Counter[str], somewhere: set[Key]) -> bool:
    """ "Dilys Crabbe", then "Dilys"."""
    first = key[0]
    if len(key) != 2 or not singles[first] or key[:1] in somewhere:
        return False
    return first not in copy.lower_words and first not in not_names() and first not in body_words()


def _is_placed(copy: Document, run: CapitalRun) -> bool:
    spaced = run.first > 0 and copy.gap(run.first - 1) == " "
    bare = run.name == run.first and not run.possessive  # "from Pope Leo" gives no place
    return spaced and bare and copy.lower_at(run.first - 1) in words("grammar", "place_before")


def _before(copy: Document, run: CapitalRun, key: Key) -> float:
    points = 0.0
    before = copy.lower_at(run.first - 1)
    gap = copy.gap(run.first - 1) if run.first else "\n"
    after = copy.gap(run.last)
    if any(word in titles() or word in words("roles", "nouns") for word in copy.lower[run.first : run.name]):
        points += 3
    if gap == " " and before in words("roles", "nouns"):
        points += 3
    if gap == ", " and before in words("roles", "nouns") and after[:1] in ",.":
        points += 2
    if gap.strip(" ”’\"'.") in _DASHES and gap[:1] in "”’\"'.!?," and after[:1] in ".,\n":
        points += 3  # a credit after a quotation
    if before == "as" and "name" in copy.lower[max(0, run.first - 5) : run.first]:
        points += 4
    if gap == " " and copy.marked_of[run.first] < 0:
        points += 1.5 if before in cues() or before in words("grammar", "takes_person") else 0
    if _is_placed(copy, run):
        points -= 2
    if before == "on" and gap == " ":
        points -= 3 if len(key) == 1 else 1.5
    led = copy.gap(run.last) == " " and copy.lower_at(run.last + 1) in words("grammar", "of_leaders")
    if before == "the" and gap == " " and run.name == run.first and not led:
        points -= 3
    if gap == " " and copy.lower_at(run.first - 2) == "of" and copy.lower_at(run.first - 3) in words("roles", "nouns"):
        points += 2  # "chief of staff Ann Lee"
    return points


def _after(copy: Document, run: CapitalRun, key: Key) -> float:
    points = 0.0
    after, gap = copy.lower_at(run.last + 1), copy.gap(run.last)
    if gap in (" ", ", ") and after in words("titles", "after") and copy.tokens[run.last + 1].text.isupper():
        points += 3
    verb = gap == " " and run.last + 1 < len(copy.tokens) and copy.tokens[run.last + 1].text.islower()
    if gap == ", " and after in ("of", "from") and len(key) > 1:
        points += 1.5
    if gap == ", " and after.isdecimal() and len(after) == 2:
        points += 3
    if after in ("who", "whose") and gap in (", ", " "):
        points += 2.5
    if gap == ", " and role_follows(copy, run.last + 1):
        points += 3
    if run.possessive:
        points += 2.5 if _role_near(copy, run.last + 1) else 0.5
    if gap == ", " and {"his", "her", "himself", "herself"} & set(copy.lower[run.last + 1 : run.last + 4]):
        points += 2
    if (verb or gap == ", ") and after in cues():
        points += 2.5 if len(key) > 1 else 2
    elif verb and not run.possessive:
        if after in words("grammar", "of_leaders"):
            points += 1.5
        elif after.endswith("ed") or after in words("grammar", "human_after"):
            points += 1 if len(key) == 1 else 0.5
    return points


def _own(copy: Document, run: CapitalRun, key: Key) -> float:
    points = 0.0
    if key[0] in given_names():
        points += 3 if len(key) > 1 else 1
    if len(key) > 1 and any(len(word) == 1 for word in key[:-1]):
        points += 2
    if any(word in PARTICLES for word in key) or "-" in key[-1]:
        points += 1.5 if len(key) > 1 else 1
    if 2 <= len(key) <= 4 and all(word not in not_names() for word in key):
        points += 1
    if len(key) == 1 and key[0].endswith("ly") and run.name == run.last and key[0] not in given_names():
        points -= 2
    if len(key) == 1 and (key[0] in copy.lower_words or key[0] in not_names()):
        points -= 2
    if len(key) > 1 and all(word in copy.lower_words for word in key):
        points -= 1.5
    return points


def _role_near(copy: Document, index: int) -> bool:
    """Whether one of the next three words is a role ("Trump's border czar")."""
    for place in range(index, min(index + 3, len(copy.tokens))):
        if copy.lower[place] in words("roles", "nouns"):
            return True
        if copy.gap(place) != " ":
            return False
    return False


def role_follows(copy: Document, index: int) -> bool:
    """Whether a phrase such as "a third-generation grower" or "the bill's sponsor" begins at `index`."""
    first = copy.lower_at(index)
    if first in _ARTICLES:
        index += 1
    elif first not in words("roles", "nouns") and first not in words("roles", "before"):
        return False
    for place in range(index, min(index + _ROLE_REACH, len(copy.tokens))):
        if copy.lower[place] in words("roles", "nouns"):
            return True
        if copy.gap(place) not in (" ", "’s ", "'s ", "’ "):
            return False
    return False
