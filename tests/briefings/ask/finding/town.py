"""The twelve articles as published briefings, the forty questions, and what the search answers, as labels."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefings.ask.answers import SearchAnswer
from briefings.ask.queries import Search
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftRole, DraftStance, DraftSummary, Tier
from briefings.model.hits import Hit
from briefings.model.record import Kind, Position, SpeakerState, When
from briefings.store import Record, Store
from tests.briefings.ask.records import HERE, ask_for, at, publish, sentence, source_of

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """What a member types, and the beginnings of the labels of the results that are wanted first."""

    typed: str
    wanted: tuple[str, ...]

    def is_answered_by(self, labels: tuple[str, ...]) -> bool:
        """Whether the wanted results come before all others."""
        first = labels[: len(self.wanted)]
        return len(first) == len(self.wanted) and all(
            any(label.startswith(wanted) for label in first) for wanted in self.wanted
        )

    def is_led_by(self, labels: tuple[str, ...]) -> bool:
        """Whether the first result is the first that is wanted."""
        return bool(labels) and labels[0].startswith(self.wanted[0])


def questions() -> tuple[Question, ...]:
    """All forty, as the file has them."""
    listed = yaml.safe_load((_FOLDER / "questions.yaml").read_text(encoding="utf-8"))
    return tuple(Question(str(typed), tuple(wanted)) for entry in listed for typed, wanted in entry.items())


async def fill_town(store: Store) -> None:
    """Publishes the articles, in the order of the file; who is in several is one person, as an editor would settle it."""
    record = store.of(HERE)
    for article in yaml.safe_load((_FOLDER / "articles.yaml").read_text(encoding="utf-8")):
        known = {ref.name: ref.number for ref, _ in await record.people.everybody()}
        await publish(record, _draft(article, known))


async def labels_for(record: Record, typed: str) -> tuple[str, ...]:
    """What the search answers, from the top of its card to the end: people, hits, other spellings."""
    answer = await ask_for(SearchAnswer, record, Search(typed))
    return (
        *(offer.label for offer in answer.people),
        *[await _label(record, hit) for hit in answer.hits.items],
        *(offer.label for offer in answer.nearest),
    )


async def _label(record: Record, hit: Hit) -> str:
    words = " ".join(passage.text for passage in hit.passages)
    match hit.kind:
        case Kind.QUOTE:
            [quote] = await record.quotes.several([hit.number])
            return f"Q {hit.title}: {quote.pieces[0].text}"
        case Kind.STANCE:
            return f"S {hit.title} · {words}"
        case Kind.EVENT:
            return f"E {words}"
        case _:
            return f"B {hit.title}"


def _draft(article: dict[str, Any], known: dict[str, int]) -> Draft:
    text = f"{article['title']}\n\n{article['told']}"
    keys = {name: f"p{place}" for place, name in enumerate(article["people"])}
    events = [(words, str(day)) for words, day in article["events"]]
    return Draft(
        source_of(text, article["title"], "Haven Courier", str(article["published"])),
        people=tuple(
            DraftPerson(
                keys[name],
                name,
                (at(text, name),),
                roles=(DraftRole(role, at(text, role)),),
                same_as=known.get(name),
            )
            for name, role in article["people"].items()
        ),
        quotes=tuple(
            DraftQuote(f"q{place}", (at(text, words),), keys[name], SpeakerState.STATED)
            for place, (name, words) in enumerate(article["quotes"])
        ),
        events=tuple(
            DraftEvent(f"e{place}", sentence(text, words), When(day, day)) for place, (words, day) in enumerate(events)
        ),
        stances=tuple(
            DraftStance(f"s{place}", keys[name], article["issue"], Position(position), Tier.FIRM, (at(text, evidence),))
            for place, (name, position, evidence) in enumerate(article["stances"])
        ),
        summary=DraftSummary((sentence(text, article["summary"]),)),
    )
