"""Summaries: whole sentences of the article that cover the dispute."""

from tests.briefings.drafting.drafting import draft_text

DISPUTE = """The council of Port Albion met for six hours on Monday over a plan to sell the old pier to a hotel company.

The company runs four hotels along the coast and has 300 people at work in them all year.

The meeting room was cold, and the caretaker brought in two heaters and a kettle for the crowd.

Councillor Ann Quill supports the plan to sell the old pier, which costs the town a fortune each winter.

Councillor Tom Hale voted against the plan and asked the company to come back with a better offer in May.

Its chairman left by the back door of the town hall and said nothing to anybody who waited there.

According to her diary, the harbour master was at sea on the day of the vote on the plan and the pier.
"""


def summary(text: str) -> list[str]:
    return [sentence.text for sentence in draft_text(text).summary.sentences]


def test_the_summary_has_the_matter_and_both_sides_in_the_order_of_the_article() -> None:
    assert [one.split(" ", 2)[:2] for one in summary(DISPUTE)] == [
        ["The", "council"],
        ["Councillor", "Ann"],
        ["Councillor", "Tom"],
    ]


def test_no_sentence_leans_on_an_owner_who_is_not_named_in_it() -> None:
    lone = "According to her diary, the harbour master was at sea on the day of the vote on the plan and the pier."
    assert summary(lone) == []
    assert summary("Its chairman left by the back door of the town hall and said nothing to the crowd there.") == []
