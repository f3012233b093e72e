"""Which roles of somebody a draft shows."""

from hashlib import sha256

import pytest

from briefings.drafting.items.drafter import draft
from briefings.model.record import Source

UNION = "“We will go on,” said Ann Lee, president of the Harwick Teachers Union."


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Mayor Quill faces suit\n\nTom Quill spoke on Monday. Quill, the former mayor of Harwick, left.",
            ["former mayor of Harwick"],
        ),
        (
            "Border czar Quill faces suit\n\nTom Quill, the acting director of the agency, left.",
            ["acting director of the agency"],
        ),
        ("Mayor Quill faces suit\n\nTom Quill spoke on Monday.", ["Mayor"]),
        (f"The hall\n\nPresident Ann Lee spoke on Monday. {UNION}", ["president of the Harwick Teachers Union"]),
        ("The hall\n\nThe Harwick Teachers Union’s president, Ann Lee, left.", ["Harwick Teachers Union’s president"]),
        ("The hall\n\nPresident Ann Lee spoke on Monday.", ["President"]),
    ],
)
def test_the_body_comes_before_the_headline_and_the_fullest_wording_is_shown(text: str, titles: list[str]) -> None:
    drafted = draft(Source(text, sha256(text.encode()).hexdigest()))
    [roles] = [person.roles for person in drafted.people if person.name in ("Tom Quill", "Ann Lee")]
    assert [role.title for role in roles] == titles
    assert all(role.span.of(text) == role.title for role in roles)
