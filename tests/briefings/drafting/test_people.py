import pytest

from briefings.draft.model import DoubtKind
from tests.briefings.drafting.drafting import draft_text


def names(text: str) -> list[str]:
    return [person.name for person in draft_text(text).people]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Philadelphia District Attorney Ann Quill spoke.", "Ann Quill", "Philadelphia District Attorney"),
        ("Acting Coast Director Ann Quill spoke.", "Ann Quill", "Acting Coast Director"),
        ("The town met former federal prosecutor Ann Quill.", "Ann Quill", "former federal prosecutor"),
        ("Ann Quill, a third-generation sheep farmer, spoke.", "Ann Quill", "third-generation sheep farmer"),
        ("Ann Quill, who heads the panel, spoke.", "Ann Quill", "heads the panel"),
        ("Ann Quill, who heads the boaters’ union, spoke.", "Ann Quill", "heads the boaters’ union"),
        ("Ann Quill, who is the leader of the council, spoke.", "Ann Quill", "leader of the council"),
        ("Reyes’s border czar, Ann Quill, spoke.", "Ann Quill", "border czar"),
        ("Secretary of State Ann Quill spoke.", "Ann Quill", "Secretary of State"),
        ("Ann Quill, 45, president of the Bay Union, spoke.", "Ann Quill", "president of the Bay Union"),
        ("“It is bad,” said J. D. Vaness, the mayor. “So it is.”", "J. D. Vaness", "mayor"),
        ("Our vicar, the Reverend Ann Quill, spoke.", "Ann Quill", "vicar"),
        ("The driver’s name is Ann Quill.", "Ann Quill", "driver"),
        ("Justice (retd.) P. S. Quill spoke.", "P. S. Quill", "Justice (retd.)"),
    ],
)
def test_a_role_is_given_as_the_article_words_it(text: str, name: str, role: str) -> None:
    found = {person.name: [one.title for one in person.roles] for person in draft_text(text).people}
    assert found[name] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on Fox News and CNN. Border Patrol agents left.",
        "The White House said no. In Springfield, it rained on Monday.",
        "CARROW FALLS (CNW) — The Senate Judiciary Committee met.",
        "By Jane Roe\n\nThe council met in March.",
    ],
)
def test_bodies_places_and_writers_are_not_people(text: str) -> None:
    assert names(text) == []


def test_back_references_are_the_same_person() -> None:
    one = draft_text(
        "Mayor Ximena van der Velde spoke. Ms. van der Velde left. Velde’s car waited. “Good night,” Ximena said."
    )
    assert [person.name for person in one.people] == ["Ximena van der Velde"]
    assert len(one.people[0].mentions) == 4


def test_a_single_name_is_a_doubt_and_a_nickname_is_no_obstacle() -> None:
    one = draft_text("Former prosecutor Quill spoke. Judson “Jud” Pfeiffer, the clerk, left.")
    assert [(person.name, [doubt.kind for doubt in person.doubts]) for person in one.people] == [
        ("Quill", [DoubtKind.SURNAME_ONLY]),
        ("Judson “Jud” Pfeiffer", []),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It came after a call from Pope Oswin to focus on it.", ["Oswin"]),
        ("The chief of staff Zeb Lunn, two people said, had left.", ["Zeb Lunn"]),
        ("Ann Lee Friday told the bay that it was late.", ["Ann Lee"]),
        ("AG Ann Lee spoke. Separately, the bay was dredged.", ["Ann Lee"]),
        ("Rep. Ann Lee, R-Norland, spoke to New Holm Democrats.", ["Ann Lee"]),
        ("The MCAs said no.", []),
    ],
)
def test_names_are_told_from_what_stands_beside_them(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The leader of the bay council, Ann Quill, spoke.", "leader of the bay council"),
        ("The Leader of the Opposition, Ms. Ann Quill, spoke.", "Leader of the Opposition"),
        ("His chief of staff, Ann Quill, spoke.", "chief of staff"),
        ("Tom Hale asked for Ann Quill, a neighbor who knew him.", "neighbor"),
        ("Ann Quill, a fish biologist for the bay, spoke.", "fish biologist for the bay"),
    ],
)
def test_a_role_may_say_what_it_is_of(text: str, role: str) -> None:
    found = {person.name: [one.title for one in person.roles] for person in draft_text(text).people}
    assert found["Ann Quill"] == [role]


def test_somebody_called_by_the_first_name_alone_is_a_person() -> None:
    text = "The prize was won by Zadrielle Crubb of Top Lane. Asked for the secret, Zadrielle only smiled."
    assert names(text) == ["Zadrielle Crubb"]


@pytest.mark.parametrize(
    "text",
    ["'I've had it': Mum-of-four vows to fight\n\n\"I've had it. I'm off,\" Ann Quill says. \"I've got goats.\""],
)
def test_neither_i_nor_a_mother_of_four_is_a_name(text: str) -> None:
    assert names(text) == ["Ann Quill"]


def test_cr_before_a_surname_is_a_councillor() -> None:
    assert names('Shire president Bev Hogan spoke. "It is late," Cr Hogan says.') == ["Bev Hogan"]
