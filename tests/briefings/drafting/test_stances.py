"""Stances in one sentence each: which are firm, which only possible, and which are none. Invented people; nothing is alleged."""

import pytest

from briefings.draft.model import Tier
from briefings.model.record import Basis
from tests.briefings.drafting.drafting import draft_text


def stances(text: str) -> list[tuple[str, str, str, str]]:
    """Tier, holder, position and issue of each stance."""
    one = draft_text(text)
    named = {person.key: person.name for person in one.people}
    return [(stance.tier.value, named[stance.holder], stance.position.value, stance.issue) for stance in one.stances]


@pytest.mark.parametrize(
    ("text", "position", "issue"),
    [
        ("Ann Quill voted no on the toll bill.", "opposes", "the toll bill"),
        ("Ann Quill voted against the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill was the only member to vote against the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill cast the only vote against the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill has lodged an objection to the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill said she would fight the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill proposed that tolls be held for a year.", "supports", "tolls be held for a year"),
        ("“I am in total support of the toll plan,” Ann Quill said.", "supports", "the toll plan"),
        ("Tom Vane’s niece, Council member Ann Quill, voted for the toll plan.", "supports", "the toll plan"),
        ("Ann Quill came out in favour of the toll plan.", "supports", "the toll plan"),
        ("Ann Quill is opposed to the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill got up to speak for her £4-a-day charge.", "supports", "her £4-a-day charge"),
        ("Ann Quill urged the council to reject the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill urged the governor not to sign the toll bill.", "opposes", "the toll bill"),
        ("Ann Quill sued to block the toll.", "opposes", "the toll"),
        ("Ann Quill vowed to veto the toll bill.", "opposes", "the toll bill"),
        ("Ann Quill has threatened to veto the toll bill.", "opposes", "the toll bill"),
        ("Ann Quill signed a letter opposing the toll plan.", "opposes", "the toll plan"),
        ("Ann Quill called for the repeal of the toll law.", "opposes", "the toll law"),
        ("Ann Quill called for a ban on tolls.", "supports", "a ban on tolls"),
        ("Ann Quill wants the toll scrapped.", "opposes", "the toll"),
        ("Ann Quill demanded that the toll plan be withdrawn.", "opposes", "the toll plan"),
        ("Ann Quill argued that the toll plan would be a costly mistake.", "opposes", "the toll plan"),
        ("Ann Quill told the meeting the toll was a good idea.", "supports", "the toll"),
        ("Ann Quill said she would resign if the toll bill was defeated.", "supports", "the toll bill"),
        ("Ann Quill told the council that she supports the toll plan.", "supports", "the toll plan"),
        ("The toll plan, backed by Mayor Ann Quill, goes to a vote.", "supports", "The toll plan"),
        ("The toll was drawn up by Ann Quill.", "supports", "The toll"),
        ("The tolls were brought in on 6 May by Mayor Ann Quill.", "supports", "The tolls"),
        ("“We talked,” said Sen. Ann Quill, the toll bill’s sponsor.", "supports", "the toll bill"),
        ("“We will not support the toll,” Ann Quill said.", "opposes", "the toll"),
        ("“I’m voting no on this bill,” Ann Quill said.", "opposes", "this bill"),
        ("“I am against the toll,” said Ann Quill.", "opposes", "the toll"),
        ("“This plan is a disaster,” Ann Quill told the council.", "opposes", "This plan"),
        ("“We stand by the toll plan,” Ann Quill said.", "supports", "the toll plan"),
    ],
)
def test_what_is_said_outright_or_shown_by_an_act_is_firm(text: str, position: str, issue: str) -> None:
    assert stances(text) == [("firm", "Ann Quill", position, issue)]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Pilots Union opposes the toll plan.", "Pilots Union"),
        ("Parents oppose the toll plan.", "Parents"),
        ("The Pilots Union voted in June to oppose the toll.", "Pilots Union"),
        ("The Pilots Union said it would fight the toll plan.", "Pilots Union"),
        ("The Pilots Union met. It said the toll plan was wrong.", "Pilots Union"),
        ("Then it was the turn of Ann Quill, owner of the mill, who opposes the toll plan.", "Ann Quill"),
        ("Ann Quill, who is against the toll plan, claimed the public had not been asked.", "Ann Quill"),
        ("Mayor Ann Quill has called for the toll plan to be scrapped.", "Ann Quill"),
        ("The harbour master has rejected the toll plan. Ann Quill told the port so.", "Ann Quill"),
        ("Mayor Ann Quill spoke. The mayor opposes the toll plan.", "Ann Quill"),
    ],
)
def test_a_group_a_role_and_a_pronoun_hold_stances_too(text: str, holder: str) -> None:
    assert [(tier, who) for tier, who, _, _ in stances(text)] == [("firm", holder)]


@pytest.mark.parametrize(
    "text",
    [
        "Critics say Ann Quill opposes the toll plan.",
        "Ann Quill opposes the toll plan, her spokesman said.",
        "According to the paper, Ann Quill opposes the toll plan.",
        "Ann Quill does not support the toll plan.",
        "Ann Quill no longer backs the toll plan.",
        "Ann Quill, an outspoken opponent of the toll plan, spoke.",
    ],
)
def test_what_others_say_of_somebody_and_a_denied_support_are_only_possible(text: str) -> None:
    assert [one[:3] for one in stances(text)] == [("possible", "Ann Quill", "opposes")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Quill has not endorsed the toll plan.",
        "Ann Quill stopped short of endorsing the toll plan.",
        "Ann Quill declined to say whether she backs the toll plan.",
        "Ann Quill refused to sign the toll bill.",
        "Ann Quill does not oppose the toll plan.",
        "Ann Quill would back the toll plan if it were cheaper.",
        "If Ann Quill backs the toll plan, it will pass.",
        "Asked whether she backed the toll plan, Ann Quill smiled.",
        "Ann Quill was asked to sign the toll bill.",
        "Ann Quill called for calm.",
        "Ann Quill backed down.",
        "The port will buy back the toll plan.",
        "Ann Quill backed away from the toll plan.",
        "Ann Quill rejected the letter’s account.",
        "Ann Quill rejected the claim that she knew.",
        "Ann Quill rejected criticism of the toll plan.",
        "Ann Quill spoke for an hour.",
        "Ann Quill met the union-backed committee on tolls.",
        "Ann Quill voted for the first time.",
        "Ann Quill came out for a speech on tolls.",
        "Ann Quill sought the party’s nomination.",
        "Ann Quill said it would be unfair to close the pier.",
        "“I have never supported the toll,” Ann Quill said.",
        "“If we support the toll, we lose,” Ann Quill said.",
        "“I got back home late,” Ann Quill said.",
    ],
)
def test_refusals_conditions_and_other_meanings_are_no_stance(text: str) -> None:
    assert stances(text) == []


def test_a_generic_word_takes_up_the_articles_own_wording() -> None:
    text = (
        "The sale of the water works is near. Ann Quill voted against the sale. Tom Hale had pressed for the measure."
    )
    assert {issue for _, _, _, issue in stances(text)} == {"The sale of the water works"}


def test_two_sides_of_one_matter_make_neither_sure() -> None:
    text = "Ann Quill supports the toll plan. Later Ann Quill voted against the toll plan."
    assert {stance.tier for stance in draft_text(text).stances} == {Tier.POSSIBLE}


@pytest.mark.parametrize(
    "text",
    [
        "The bill, known as the Harbour Act, is due. Ann Quill opposes the bill.",
        "The bill, the Harbour Act, is due. Ann Quill opposes the bill.",
    ],
)
def test_a_name_that_the_article_gives_a_bill_is_its_wording(text: str) -> None:
    assert stances(text) == [("firm", "Ann Quill", "opposes", "the Harbour Act")]


def test_somebody_who_is_not_buying_it_is_against_what_the_article_is_about() -> None:
    text = "The toll plan for the pier is out. The plan is old. The plan is dear. Ann Quill isn’t buying it."
    assert stances(text) == [("firm", "Ann Quill", "opposes", "The toll plan for the pier")]


def test_a_dateline_holds_no_stance() -> None:
    text = "LARKIN, Ohio (CNW) — The wage panel, which met on Monday, has recommended a wage of $12 an hour."
    assert stances(text) == [("firm", "Wage panel", "supports", "a wage of $12 an hour")]


def test_whoever_did_as_somebody_did_takes_the_same_side() -> None:
    found = stances("Ann Quill voted against the toll plan, as did board President Tom Vane.")
    assert [(holder, position) for _, holder, position, _ in found] == [
        ("Ann Quill", "opposes"),
        ("Tom Vane", "opposes"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Quill backed her manager to the hilt.",
        "Ann Quill proposed that the toll plan be scrapped.",
        "Ann Quill raised an objection.",
        "Ann Quill cast a vote.",
        "Ann Quill left, as did the crowd.",
    ],
)
def test_a_person_backed_or_a_deed_without_a_matter_is_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("“I am in total support of the toll plan,” Ann Quill said.", Basis.STATED),
        ("Ann Quill voted against the toll plan.", Basis.STATED),
        ("Ann Quill signed a letter opposing the toll plan.", Basis.STATED),
        ("Ann Quill sued to block the toll.", Basis.STATED),
        ("Ann Quill opposes the toll plan.", Basis.TOLD),
        (
            "The toll plan for the pier is out. The plan is old. The plan is dear. Ann Quill isn’t buying it.",
            Basis.TOLD,
        ),
        ("Ann Quill said the toll plan should be withdrawn.", Basis.TOLD),
        ("The toll plan, backed by Ann Quill, goes to the council.", Basis.TOLD),
    ],
)
def test_only_own_words_and_acts_are_stated_and_the_rest_is_the_article_s_word(text: str, basis: Basis) -> None:
    assert {stance.basis for stance in draft_text(text).stances} == {basis}
