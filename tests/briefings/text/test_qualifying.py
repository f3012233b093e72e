"""What a cut leaves out of its sentence that changes what the words say."""

import pytest

from briefings.model.spans import Span
from briefings.text.qualifying import Turn, find_qualified, find_turns


def turns(text: str, *cuts: str) -> tuple[Turn, ...]:
    starts = [text.index(cut) for cut in cuts]
    found = find_qualified(text, [Span(start, start + len(cut)) for start, cut in zip(starts, cuts, strict=True)])
    return found.turns if found else ()


@pytest.mark.parametrize(
    ("text", "cut", "turn"),
    [
        ("“I no longer support this bill,” she said.", "support this bill", Turn.NEGATION),
        ("“We don’t want to see anybody die,” he said.", "want to see anybody die", Turn.NEGATION),
        ("“The council may not consent,” he said.", "consent", Turn.NEGATION),
        ("“The council may consent,” he said.", "consent", Turn.HEDGE),
        ("“I no longer,” she said, “support this bill.”", "support this bill", Turn.NEGATION),
        ("“If they pay, I support this bill,” she said.", "I support this bill", Turn.CONDITION),
        ("“I support this bill unless they cut the buses.”", "I support this bill", Turn.CONDITION),
        ("“It is a lie that we support this bill.”", "we support this bill", Turn.NEGATION),
        ("“They say we support this bill.”", "we support this bill", Turn.REPORT),
        ("“I did it, but not because the union asked me.”", "because the union asked me", Turn.NEGATION),
        ("“Why should we support this bill?” she asked.", "support this bill", Turn.QUESTION),
        ("“You support this bill?” she asked.", "You support this bill", Turn.QUESTION),
        ("He never said “we support this bill” in public.", "we support this bill", Turn.NEGATION),
        ("Okafor denied saying “we support this bill”.", "we support this bill", Turn.NEGATION),
        ("Okafor said the pool would close.", "the pool would close", Turn.REPORT),
    ],
)
def test_a_cut_from_what_turns_it_is_seen(text: str, cut: str, turn: Turn) -> None:
    assert turn in turns(text, cut)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("“I no longer support this bill,” she said.", "I no longer support this bill,"),
        ("“We pay for empty seats,” he said, “and the roof of the school leaks.”", "the roof of the school leaks"),
        ("Okafor, who has not decided on taxes, said “we pay for empty seats”.", "we pay for empty seats"),
        ("“We pay for empty seats,” said Okafor, who is not running again.", "We pay for empty seats"),
        ("“Who pays for this bill?” she asked.", "Who pays for this bill"),
        ("“You support this bill?” she asked.", "You support this bill?"),
        ("“I do not. We pay for empty seats now,” he said.", "We pay for empty seats"),
        ("“The vote of 3 May 2025 closed the pool,” he said.", "closed the pool"),
    ],
)
def test_a_cut_that_turns_nothing_is_none(text: str, cut: str) -> None:
    assert turns(text, cut) == ()


def test_an_omission_inside_that_drops_a_negation_is_seen() -> None:
    text = "“We will, whatever they say, not close the pool,” she said."
    assert Turn.NEGATION in turns(text, "We will", "close the pool")


def test_the_whole_sentence_comes_with_it() -> None:
    text = "It rained. “I no longer,” she said, “support this bill.” They left."
    cut = text.index("support this bill")
    found = find_qualified(text, [Span(cut, cut + 17)])
    assert found is not None
    assert found.sentence.of(text) == "“I no longer,” she said, “support this bill.”"


def test_words_are_told_apart_by_kind() -> None:
    assert find_turns("we won’t, perhaps, if they claim it") == {
        Turn.NEGATION,
        Turn.HEDGE,
        Turn.CONDITION,
        Turn.REPORT,
    }
