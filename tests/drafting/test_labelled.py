"""Drafts of our own labelled articles: how much of what an editor would mark is found. The floors may only rise."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefings.draft import Draft, Tier
from briefings.drafting import draft
from briefings.drafting.analysis import analyse
from briefings.model import Fact, Origin, Source, SpeakerState

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True, slots=True)
class Labelled:
    name: str
    labels: dict[str, Any]
    source: Source
    drafted: Draft


def _articles() -> Iterator[Labelled]:
    for path in sorted(FOLDER.glob("*.yaml")):
        labels = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = labels["text"].strip()
        published = Fact(str(labels["published"]), Origin.TEXT) if labels["published"] else None
        source = Source(text, sha256(text.encode()).hexdigest(), published=published)
        yield Labelled(path.stem, labels, source, draft(source))


ARTICLES = tuple(_articles())


def _quotes(article: Labelled) -> list[tuple[str, str | None, str]]:
    text = article.source.text
    return [
        (
            " […] ".join(piece.of(text) for piece in quote.pieces),
            person.name if (person := article.drafted.person(quote.speaker)) else None,
            quote.speaker_state.value,
        )
        for quote in article.drafted.quotes
    ]


def _f1(wanted: list[Any], given: list[Any]) -> float:
    hits = sum(one in given for one in wanted)
    return 2 * hits / (len(wanted) + len(given))


def _over_all(wanted: list[list[Any]], given: list[list[Any]]) -> float:
    named = (
        [[(n, one) for one in part] for n, part in enumerate(wanted)],
        [[(n, one) for one in part] for n, part in enumerate(given)],
    )
    return _f1([one for part in named[0] for one in part], [one for part in named[1] for one in part])


def _wanted_quotes() -> list[list[tuple[str, str | None, str]]]:
    return [[(one["words"], one["speaker"], one["state"]) for one in article.labels["quotes"]] for article in ARTICLES]


def test_the_words_of_quotes_are_found() -> None:
    wanted = [[words for words, _, _ in part] for part in _wanted_quotes()]
    given = [[words for words, _, _ in _quotes(article)] for article in ARTICLES]
    assert _over_all(wanted, given) >= 0.97


def test_quotes_have_the_right_speaker() -> None:
    wanted = [[(words, speaker) for words, speaker, _ in part] for part in _wanted_quotes()]
    given = [[(words, speaker) for words, speaker, _ in _quotes(article)] for article in ARTICLES]
    assert _over_all(wanted, given) >= 0.95


def test_speaker_states_tell_named_from_inferred() -> None:
    assert _over_all(_wanted_quotes(), [_quotes(article) for article in ARTICLES]) >= 0.93


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_an_undoubted_speaker_is_right(article: Labelled) -> None:
    right = {one["words"]: one["speaker"] for one in article.labels["quotes"]}
    sure = [quote for quote in article.drafted.quotes if not quote.doubts]
    named = {
        " […] ".join(piece.of(article.source.text) for piece in quote.pieces): article.drafted.person(quote.speaker)
        for quote in sure
    }
    assert {words: person.name if person else None for words, person in named.items()} == {
        words: right[words] for words in named
    }
    assert SpeakerState.UNKNOWN not in {quote.speaker_state for quote in sure}


def test_people_are_found_and_nobody_else() -> None:
    wanted = [list(article.labels["people"]) for article in ARTICLES]
    speakers = {one["speaker"] for article in ARTICLES for one in article.labels["quotes"]}
    given = [
        [one.name for one in article.drafted.people if one.name in article.labels["people"] or one.name not in speakers]
        for article in ARTICLES
    ]
    assert _over_all(wanted, given) >= 0.95


def test_roles_are_as_the_article_words_them() -> None:
    wanted = [
        [(name, role) for name, roles in article.labels["people"].items() for role in roles] for article in ARTICLES
    ]
    given = [[(one.name, role.title) for one in article.drafted.people for role in one.roles] for article in ARTICLES]
    assert _over_all(wanted, given) >= 0.9


def test_dates_have_their_value_and_precision() -> None:
    wanted = [
        [(phrase, str(value) if value else None) for phrase, value in article.labels["dates"].items()]
        for article in ARTICLES
    ]
    given = [[(one.when.phrase, one.when.edtf) for one in analyse(article.source).dates] for article in ARTICLES]
    assert _over_all(wanted, given) >= 0.95


def test_firm_stances_are_found_and_right() -> None:
    wanted = [[(one["holder"], one["position"]) for one in article.labels["stances"]] for article in ARTICLES]
    given = [
        [
            (person.name, stance.position.value)
            for stance in article.drafted.stances
            if stance.tier is Tier.FIRM and (person := article.drafted.person(stance.holder))
        ]
        for article in ARTICLES
    ]
    assert _over_all(wanted, given) >= 0.8
