"""How good drafts are, counted against labels: the one way in which the gate and the bench score our own articles. Pure.

A draft comes as `python -m bot draft --json` prints it. What each figure counts is said in `labelled/LABELS.md`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.briefings.drafting.labelled_articles import Labelled, Quoted

Drafted = Mapping[str, Any]
_EDGES = " \n\"“”'‘’„«»‹›,"
_LEAST_OVERLAP = 0.8
_STATES = {"named": "stated", "pronoun": "inferred", "role": "inferred", "near": "inferred"}


@dataclass(slots=True)
class Score:
    """Counts of what was wanted, given and right, and a line for each error."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Each figure as a percentage, in the order of the table; 100 where there was nothing to find."""
        one = self.counts
        return {
            "direct_span": _f1(one["direct_hit"], one["direct_wanted"], one["direct_given"]),
            "direct_person": _share(one["direct_right"], one["direct_hit"]),
            "direct_both": _f1(one["direct_right"], one["direct_wanted"], one["direct_given"]),
            "undoubted_right": _share(one["undoubted_right"], one["undoubted"]),
            "undoubted_share": _share(one["undoubted"], one["direct_wanted"]),
            "pronouns": _share(one["pronoun_right"], one["pronoun"]),
            "states": _share(one["state_right"], one["direct_hit"]),
            "joins": _share(one["join_right"], one["join"]),
            "indirect": _f1(one["indirect_right"], one["indirect_wanted"], one["indirect_given"]),
            "indirect_span": _f1(one["indirect_hit"], one["indirect_wanted"], one["indirect_given"]),
            "dates": _f1(one["dates_right"], one["dates_wanted"], one["dates_given"]),
            "events": _f1(one["events_right"], one["events_wanted"], one["events_given"]),
            "people_found": _share(one["people_found"], one["people_wanted"]),
            "people_no_junk": _share(one["people_given"] - one["people_junk"], one["people_given"]),
            "roles_right": _share(one["roles_right"], one["roles_given"]),
            "roles_found": _share(one["roles_found"], one["roles_wanted"]),
            "firm_right": _share(one["firm_right"], one["firm_given"]),
            "firm_found": _share(one["firm_found"], one["firm_wanted"]),
            "replies_right": _share(one["replies_right"], one["replies_given"]),
            "replies_found": _share(one["replies_found"], one["replies_wanted"]),
        }


def score(labelled: Iterable[Labelled], drafts: Mapping[str, Drafted]) -> Score:
    """The score of the drafts by article's name. Raises KeyError when one is missing, ValueError when its text is another."""
    total = Score()
    for one in labelled:
        drafted = drafts[one.id]
        if drafted["text"] != one.text:
            raise ValueError(f"The draft of {one.id} is of another text.")
        _speech(total, one, drafted)
        _reports(total, one, drafted)
        _dates(total, one, drafted)
        _events(total, one, drafted)
        _people(total, one, drafted)
        _roles(total, one, drafted)
        _stances(total, one, drafted)
        _replies(total, one, drafted)
    return total


def _f1(hits: int, wanted: int, given: int) -> float:
    return round(200 * hits / (wanted + given), 1) if wanted + given else 100.0


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


Place = tuple[int, int]


def _overlap(one: Place, other: Place) -> float:
    inner = min(one[1], other[1]) - max(one[0], other[0])
    return inner / (max(one[1], other[1]) - min(one[0], other[0])) if inner > 0 else 0.0


def _lines(text: str, start: int, end: int) -> list[Place]:
    """The span cut at line breaks, without quotation marks, commas and spaces at its edges."""
    found = []
    for match in re.finditer(r"[^\n]+", text[start:end]):
        words = match[0].strip(_EDGES)
        if words:
            first = start + match.start() + len(match[0]) - len(match[0].lstrip(_EDGES))
            found.append((first, first + len(words)))
    return found


def _pairs(wanted: Sequence[Place], given: Sequence[Place], enough: Callable[[Place, Place], bool]) -> dict[int, int]:
    """Wanted -> given, each once, in source order."""
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for at, place in enumerate(wanted):
        hit = next((i for i, other in enumerate(given) if i not in taken and enough(place, other)), None)
        if hit is not None:
            paired[at] = hit
            taken.add(hit)
    return paired


def _close(one: Place, other: Place) -> bool:
    return _overlap(one, other) >= _LEAST_OVERLAP


def _touching(one: Place, other: Place) -> bool:
    return _overlap(one, other) > 0


def _speech(total: Score, one: Labelled, drafted: Drafted) -> None:
    wanted = [(place, quote) for quote in one.quotes for place in _lines(one.text, quote.start, quote.end)]
    direct = [quote for quote in drafted["quotes"] if quote["kind"] == "direct"]
    given = [(place, quote) for quote in direct for place in _lines(one.text, quote["start"], quote["end"])]
    paired = _pairs([place for place, _ in wanted], [place for place, _ in given], _close)
    _count(total, "direct", one, wanted, given, paired)
    before: tuple[Quoted, int] | None = None
    for at, hit in paired.items():
        label, quote = wanted[at][1], given[hit][1]
        right = _is_speaker(one, label, quote)
        sure = quote["speaker_state"] in ("stated", "inferred") and not quote["doubts"]
        total.counts["direct_right"] += right
        total.counts["undoubted"] += sure
        total.counts["undoubted_right"] += sure and right
        total.counts["pronoun"] += label.how == "pronoun"
        total.counts["pronoun_right"] += label.how == "pronoun" and right
        total.counts["state_right"] += quote["speaker_state"] == _state(one, label)
        if before is not None and before[0] is not label:
            total.counts["join"] += 1
            total.counts["join_right"] += (quote["n"] == before[1]) == label.joins
        before = (label, quote["n"])


def _reports(total: Score, one: Labelled, drafted: Drafted) -> None:
    """A clause that holds quoted words is neither wanted nor, when it is given, wrong."""
    wanted = [((label.start, label.end), label) for label in one.reported]
    every = [((quote["start"], quote["end"]), quote) for quote in drafted["quotes"] if quote["kind"] == "indirect"]
    hits = _pairs([place for place, _ in wanted], [place for place, _ in every], _close).values()
    mixed = [any(_touching(place, (quote.start, quote.end)) for quote in one.quotes) for place, _ in every]
    given = [other for i, other in enumerate(every) if i in hits or not mixed[i]]
    paired = _pairs([place for place, _ in wanted], [place for place, _ in given], _close)
    _count(total, "indirect", one, wanted, given, paired)
    total.counts["indirect_right"] += sum(_is_speaker(one, wanted[at][1], given[hit][1]) for at, hit in paired.items())


def _count(
    total: Score,
    kind: str,
    one: Labelled,
    wanted: Sequence[tuple[Place, Quoted]],
    given: Sequence[tuple[Place, Drafted]],
    paired: Mapping[int, int],
) -> None:
    total.counts[f"{kind}_wanted"] += len(wanted)
    total.counts[f"{kind}_given"] += len(given)
    total.counts[f"{kind}_hit"] += len(paired)
    for at, ((start, end), label) in enumerate(wanted):
        if at not in paired:
            total.errors.append(f"{kind} missed, {one.id}: {one.text[start:end]}")
        elif not _is_speaker(one, label, given[paired[at]][1]):
            quote = given[paired[at]][1]
            who = " or ".join(one.names[key][0] for key in label.speakers) or "nobody"
            total.errors.append(
                f"{kind} speaker, {one.id}: {one.text[start:end][:70]} | wanted {who} ({label.how}),"
                f" given {quote['speaker']} ({quote['speaker_state']}{', doubted' if quote['doubts'] else ''})"
            )
    for i, ((start, end), _) in enumerate(given):
        if i not in paired.values():
            total.errors.append(f"{kind} extra, {one.id}: {one.text[start:end]}")


def _is_speaker(one: Labelled, label: Quoted, quote: Drafted) -> bool:
    """Whether the draft names the speaker; nobody where the article names nobody; a doubt where it could be more than one."""
    unsure = quote["speaker_state"] in ("unknown", "ambiguous")
    if not label.speakers:
        return unsure or not quote["speaker"]
    if len(label.speakers) > 1:
        doubted = unsure or bool(quote["doubts"])
        return doubted and (not quote["speaker"] or bool(_keys_of(one, quote["speaker"]) & set(label.speakers)))
    return _keys_of(one, quote["speaker"]) == set(label.speakers)


def _state(one: Labelled, label: Quoted) -> str:
    if set(label.speakers) & set(one.unnamed):
        return "unknown"
    if len(label.speakers) == 1:
        return _STATES[label.how]
    return "ambiguous" if label.speakers else "unknown"


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold())) - {"the", "a", "an", "its", "s", "of"}


def _keys_of(one: Labelled, name: str | None) -> set[str]:
    """The keys of everybody whom the name could mean: who is listed by it; else a person whose full name holds all its words or whose
    name it holds; else a body of whose words it has three fifths, and more than of another's."""
    words = _words(name)
    if not words:
        return set()
    exact = {key for key, names in one.names.items() if any(_words(name) == words for name in names)}
    if exact:
        return exact
    people = {key for key in one.people if words <= _words(one.names[key][0]) or _words(one.names[key][0]) <= words}
    if people:
        return people
    bodies = [(key, _words(name)) for key, names in one.names.items() if key not in one.people for name in names]
    shared = {key: len(own & words) for key, own in bodies if len(own & words) >= 0.6 * len(own)}
    return {key for key, most in shared.items() if most == max(shared.values())}


def _dates(total: Score, one: Labelled, drafted: Drafted) -> None:
    given = [((date["start"], date["end"]), date["value"]) for date in drafted["dates"]]
    paired = _pairs([(start, end) for start, end, _ in one.dates], [place for place, _ in given], _touching)
    total.counts["dates_wanted"] += len(one.dates)
    total.counts["dates_given"] += len(given)
    for at, (start, end, value) in enumerate(one.dates):
        right = at in paired and given[paired[at]][1] == value
        total.counts["dates_right"] += right
        if not right:
            found = given[paired[at]][1] if at in paired else "nothing"
            total.errors.append(f"dates, {one.id}: {one.text[start:end]} | wanted {value}, given {found}")
    for i, ((start, end), value) in enumerate(given):
        if i not in paired.values():
            total.errors.append(f"dates extra, {one.id}: {one.text[start:end]} {value}")


def _events(total: Score, one: Labelled, drafted: Drafted) -> None:
    """An event is right when its sentence holds the labelled words and its date has the labelled value."""
    given = list(drafted["events"])
    total.counts["events_wanted"] += len(one.events)
    total.counts["events_given"] += len(given)
    for value, start, end in one.events:
        hit = next((event for event in given if _holds(event, start, end) and event["value"] == value), None)
        if hit is None:
            total.errors.append(f"events missed, {one.id}: {value} {one.text[start:end]}")
        else:
            total.counts["events_right"] += 1
            given.remove(hit)
    for event in given:
        total.errors.append(f"events extra, {one.id}: {event['value']} {one.text[event['start'] : event['end']][:90]}")


def _holds(event: Drafted, start: int, end: int) -> bool:
    return bool(event["start"] <= start and end <= event["end"])


def _people(total: Score, one: Labelled, drafted: Drafted) -> None:
    meant = [(person["name"], _keys_of(one, person["name"])) for person in drafted["people"]]
    total.counts["people_wanted"] += len(one.people)
    total.counts["people_given"] += len(meant)
    for key in one.people:
        found = any(keys == {key} for _, keys in meant)
        total.counts["people_found"] += found
        if not found:
            total.errors.append(f"people missed, {one.id}: {one.names[key][0]}")
    for name, keys in meant:
        total.counts["people_junk"] += not keys
        if not keys:
            total.errors.append(f"people junk, {one.id}: {name}")


def _roles(total: Score, one: Labelled, drafted: Drafted) -> None:
    wanted = [(key, one.text[start:end]) for key, start, end in one.roles]
    given = [(_keys_of(one, person["name"]), role["text"]) for person in drafted["people"] for role in person["roles"]]
    total.counts["roles_wanted"] += len(wanted)
    total.counts["roles_given"] += len(given)
    for keys, role in given:
        right = any(keys == {key} and _alike(role, label) for key, label in wanted)
        total.counts["roles_right"] += right
        if not right:
            total.errors.append(f"roles extra, {one.id}: {', '.join(sorted(keys)) or 'nobody'}: {role}")
    for key, label in wanted:
        found = any(keys == {key} and _alike(role, label) for keys, role in given)
        total.counts["roles_found"] += found
        if not found:
            total.errors.append(f"roles missed, {one.id}: {key}: {label}")


def _alike(one: str, other: str) -> bool:
    """Whether two wordings of a role share two thirds of their words, or one holds the other."""
    a, b = _words(one), _words(other)
    return len(a & b) >= 2 / 3 * max(len(a), len(b), 1) or a <= b or b <= a


def _stances(total: Score, one: Labelled, drafted: Drafted) -> None:
    firm = [stance for stance in one.stances if stance[1] in ("supports", "opposes") and stance[2] == "firm"]
    given = [stance for stance in drafted["stances"] if stance["tier"] == "firm"]
    total.counts["firm_wanted"] += len(firm)
    total.counts["firm_given"] += len(given)
    for stance in given:
        right = any(_agrees(one, label, stance) for label in one.stances)
        total.counts["firm_right"] += right
        if not right:
            total.errors.append(
                f"stances extra, {one.id}: {stance['holder']} {stance['position']} {stance['target'][:70]}"
            )
    for label in firm:
        found = any(_agrees(one, label, stance) for stance in given)
        total.counts["firm_found"] += found
        if not found:
            total.errors.append(f"stances missed, {one.id}: {one.names[label[0]][0]} {label[1]} {label[3]}")


def _agrees(one: Labelled, label: tuple[str, str, str, str], stance: Drafted) -> bool:
    """Whether holder and position are the labelled ones, and the targets share half of the label's words."""
    holder, position, _, target = label
    words = _words(target)
    shared = len(words & _words(stance["target"]))
    return _keys_of(one, stance["holder"]) == {holder} and stance["position"] == position and shared >= len(words) / 2


def _replies(total: Score, one: Labelled, drafted: Drafted) -> None:
    """A sure reply is right when a label joins words of these two statements; a possible one is left to the editor."""
    pieces = [piece for piece in drafted["quotes"] if piece["kind"] == "direct"]
    linked = [piece for piece in pieces if piece["reply_to"] is not None and piece["reply_state"] == "stated"]
    given = {(piece["n"], piece["reply_to"]) for piece in linked}
    wanted = {(_statement(pieces, reply), _statement(pieces, to)): (reply, to) for reply, to in one.replies}
    total.counts["replies_wanted"] += len(wanted)
    total.counts["replies_given"] += len(given)
    total.counts["replies_right"] += len(given & wanted.keys())
    total.counts["replies_found"] += len(given & wanted.keys())
    for pair in sorted(given - wanted.keys()):
        words = [next(one.text[p["start"] : p["end"]][:50] for p in pieces if p["n"] == n) for n in pair]
        total.errors.append(f"replies extra, {one.id}: {words[0]} | {words[1]}")
    for pair, (reply, answered) in wanted.items():
        if pair not in given:
            words = [one.text[place : place + 50] for place in (reply, answered)]
            total.errors.append(f"replies missed, {one.id}: {words[0]} | {words[1]}")


def _statement(pieces: Sequence[Drafted], place: int) -> int | None:
    return next((piece["n"] for piece in pieces if piece["start"] <= place < piece["end"]), None)
