from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.finding import clean, find, nearest

TEXT = (
    "“Keep the bridge open,” Ada Quill said. ‘We don’t want\nit closed — not now, not ever,’ she added.\n\n"
    "Calling it illegal, Boris Reed’s office said 1,000 people cross the bridge. “Keep the bridge open,” it wrote."
)


def words_at_places(words: str) -> list[str]:
    return [span.of(TEXT) for span in find(TEXT, words)]


@pytest.mark.parametrize(
    ("typed", "standing"),
    [
        ("We don't want it closed - not now, not ever", "We don’t want\nit closed — not now, not ever"),
        ("  We don’t  want it\n\nclosed—not now  ", "We don’t want\nit closed — not now"),
        ("\u200bBoris Reed\u2060", "Boris Reed"),
        ("'We don`t want", "‘We don’t want"),
        ("1,000 people", "1,000 people"),
        ("Boris Reed", "Boris Reed"),
    ],
)
def test_words_are_found_however_their_marks_and_spaces_were_typed(typed: str, standing: str) -> None:
    assert words_at_places(typed) == [standing]


def test_words_that_stand_twice_are_found_twice_in_order() -> None:
    spans = find(TEXT, "Keep the bridge open")
    assert [span.of(TEXT) for span in spans] == ["Keep the bridge open"] * 2
    assert spans[0].end < spans[1].start


@pytest.mark.parametrize(
    "typed", ["keep the bridge open", "legal", "We do", "000 people", "Keep the bridges", "", "  ", "don"]
)
def test_other_letters_other_capitals_and_parts_of_words_are_not_found(typed: str) -> None:
    assert words_at_places(typed) == []


def test_parts_of_words_are_found_when_asked_for() -> None:
    assert [span.of(TEXT) for span in find(TEXT, "legal", whole=False)] == ["legal"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a fall of −5 points", "5 points"),
        ("a fall of -5 points", "5 points"),
        ("a fall of –5 points", "5 points"),
        ("(-$5 a head)", "$5 a head"),
        ("($5 million)", "5 million"),
        ("(US$5 million)", "$5 million"),
        ("about ±3 points", "3 points"),
        ("a share of 1/5", "5"),
        ("a share of 1/5", "a share of 1"),
        ("for 3–5 days", "5 days"),
        ("rose by 5%", "rose by 5"),
        ("costs 5€", "costs 5"),
        ("fell .5 points", "5 points"),
        ("the cafe\u0332 closed", "the cafe"),
        ("a thumb 👍🏽 up", "a thumb 👍"),
        ("the flag 🇩🇪 here", "🇪"),
        ("a crew 👩\u200d🚀 left", "a crew 👩"),
    ],
)
def test_a_number_keeps_its_sign_and_a_letter_its_accents(text: str, typed: str) -> None:
    assert find(text, typed) == ()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a fall of −5 points", "−5 points"),
        ("(-$5 a head)", "-$5 a head"),
        ("($5 million)", "$5 million"),
        ("the plan—5 people", "5 people"),
        ("It ended. 5 people left", "5 people"),
        ("rose by 5%.", "rose by 5%"),
        ("the cafe\u0332 closed", "the cafe\u0332"),
        ("the flags 🇩🇪🇫🇷 here", "🇫🇷"),
        ("a thumb 👍🏽 up", "👍🏽 up"),
    ],
)
def test_a_number_or_a_letter_is_found_whole(text: str, typed: str) -> None:
    assert [span.of(text) for span in find(text, typed)] == [typed]


@given(st.text(st.sampled_from("ab -—'’“”.\n\u00a01"), max_size=80), st.data())
def test_every_stretch_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    spans = find(text, words, whole=False)
    assert all(clean(span.of(text)) for span in spans)
    assert any(span.start <= start + len(words) and start <= span.end for span in spans) or not clean(words)


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_place_always_lies_inside_the_text(text: str, words: str) -> None:
    assert all(span.end <= len(text) and span.of(text).strip() for span in find(text, words))


@pytest.mark.parametrize(
    ("typed", "passage", "difference"),
    [
        (
            "Keep the road open",
            "Keep the bridge open",
            "The article has “bridge” where you typed “road”.",
        ),
        (
            "We want it closed — not now, not ever",
            "We don’t want\nit closed — not now, not ever",
            "The article has “don’t”, which you left out.",
        ),
        (
            "Calling it really illegal, Boris Reed",
            "Calling it illegal, Boris Reed",
            "“really” is not there.",
        ),
        (
            "boris reed's office",
            "Boris Reed’s office",
            "The article has “Boris Reed’s” where you typed “boris reed's”.",
        ),
        ("brigde", "bridge", "The article has “bridge” where you typed “brigde”."),
    ],
)
def test_the_nearest_passage_is_named_with_what_differs(typed: str, passage: str, difference: str) -> None:
    near = nearest(TEXT, typed)
    assert near is not None
    assert (near[0].of(TEXT), near[1]) == (passage, difference)


@pytest.mark.parametrize("typed", ["Nobody ever ate a moon made out of cheese", "", "”", "xqzzy"])
def test_nothing_is_near_words_about_something_else(typed: str) -> None:
    assert nearest(TEXT, typed) is None


@given(st.text(max_size=200), st.text(max_size=60))
def test_a_nearest_passage_always_lies_inside_the_text(text: str, words: str) -> None:
    near = nearest(text, words)
    assert near is None or (near[0].of(text) and near[1].endswith("."))


@pytest.mark.slow
def test_a_million_characters_are_searched_in_a_moment() -> None:
    text = (TEXT + "\n") * (1_000_000 // (len(TEXT) + 1))
    started = process_time()
    assert find(text, "Keep the bridge shut") == ()
    near = nearest(text, "Keep the bridge shut")
    assert near is not None
    assert near[0].of(text) == "Keep the bridge open"
    assert process_time() - started < 1.0  # 0.05 s here; the room is for slow machines
