"""Articles without end about invented places: the same number gives the same article, and people come back under either of two names."""

import random
from dataclasses import dataclass

_FORENAMES = ("Ada", "Berta", "Carlo", "Delia", "Edgar", "Flora", "Gustav", "Hilda", "Ivor", "Judith")
_OTHERS = ("Nora", "Oskar", "Petra", "Quentin", "Rosa", "Stefan", "Tilda", "Ulrich", "Vera", "Walter")
_SURNAMES = (
    "Almgren",
    "Bexley",
    "Corvin",
    "Dunmore",
    "Eastley",
    "Farrow",
    "Gansey",
    "Holloway",
    "Inskip",
    "Jarvey",
    "Kestrow",
    "Lindqvist",
    "Marrable",
    "Norwick",
    "Ottersby",
    "Penrose",
    "Quillan",
    "Rathbone",
    "Sundry",
    "Tolliver",
)
_ROLES = ("Mayor", "Council President", "Harbour Commissioner", "Treasurer")
_PLACES = ["Aldham", "Birkmoor", "Carrow", "Dunwick", "Elmstead", "Fennick", "Garlow", "Hexley", "Ilmouth", "Jarrow"]
_THINGS = ["ferry", "library", "bridge", "tramway", "market", "reservoir", "orchard", "lighthouse", "quarry", "museum"]
PEOPLE_MOST = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and at which place of `Article.people` their speaker stands."""

    words: str
    by: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what stands in it; `people` in the order in which they are first named. The first one opposes `plan`.

    What a drafter leaves to an editor: `aside` is a sentence that tells of no event, `phrase` a quotation that nobody said. `reported`
    is what the second of the people is only reported to have said.
    """

    text: str
    title: str
    people: tuple[str, ...]
    quotes: tuple[Said, ...]
    event: str
    plan: str
    aside: str
    phrase: str
    reported: str
    met: str


def article(number: int) -> Article:
    """The article of this number."""
    chance = random.Random(number)
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    surnames = chance.sample(_SURNAMES, PEOPLE_MOST)
    names = tuple(f"{_forename(chance, surname)} {surname}" for surname in surnames)
    roles = chance.sample(_ROLES, PEOPLE_MOST)
    plan = f"the {thing} plan"
    title = f"{place} council splits over {plan}"
    quotes = (
        Said(f"The {thing} plan of {place} costs {number + 20} crowns too much for a town of our size", 0),
        Said(f"Each visit to the {thing} of {place} earns {number + 30} crowns and costs almost nothing", 1),
        Said(f"Nobody in {place} waits {number + 40} days for the {thing} without good reason", 2),
        Said(f"Our street asked {number + 50} times for a better {thing} and heard nothing at all", 0),
    )
    event = f"The council of {place} bought the {thing} in {1900 + number % 100}."
    met = "spoke at the meeting"
    aside = f"Anybody in {place} may speak at the next hearing."
    reported = f"that the {thing} of {place} needs {number + 60} new lamps"
    phrase = f"long queue of {place}"
    text = (
        f"{title}\n\n"
        f"{roles[0]} {names[0]} opposes {plan}. “{quotes[0].words},” {surnames[0]} said.\n\n"
        f"{roles[1]} {names[1]} {met}. “{quotes[1].words},” {surnames[1]} said. {event} {aside}\n\n"
        f"{names[1]} said {reported}.\n\n"
        f"“{quotes[2].words},” said {roles[2]} {names[2]}.\n\n"
        f"“{quotes[3].words},” {surnames[0]} said. The “{phrase}” is a byword.\n"
    )
    return Article(text, title, names, quotes, event, plan, aside, phrase, reported, met)


def _forename(chance: random.Random, surname: str) -> str:
    return chance.choice((_FORENAMES, _OTHERS))[_SURNAMES.index(surname) % len(_FORENAMES)]
