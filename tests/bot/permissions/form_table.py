"""Who may send which form, and what comes of it: the table, written by hand. A row is added as in `tests.bot.permissions.permission_table`.

`OFFERED` are forms as their menus and fields can be filled; `FORGED` hold what was never offered, and change nothing for anybody.
"""

from dataclasses import dataclass, field

from tests.bot.permissions.outcomes import DONE, NOT_ALONE, SHOWN
from tests.bot.permissions.permission_table import Row, Who

SERVER = "the server's own name"  # stands for it in a row
ROLE = "e:pdates/1/1/1/p1/38/Harbour Commissioner"


@dataclass(frozen=True, slots=True)
class Sent(Row):
    """A form by the custom id that it carries, and what was filled in."""

    values: dict[str, str] = field(default_factory=dict)


def of_draft(form: str, key: str = "", /, **values: str) -> Sent:
    """A form of the draft B-3 as it is."""
    return Sent(f"e:form/3/2/{form}/{key}".rstrip("/"), Who.EDITORS, DONE, values=values)


def correction(form: str, key: str = "", /, **values: str) -> Sent:
    """A form of what is on record with B-1, sent with a reason."""
    spelling = f"e:form/1/5/{form}/{key}".rstrip("/")
    return Sent(spelling, Who.EDITORS, DONE, alone=NOT_ALONE, values={**values, "reason": "It was wrong."})


def setting(name: str, typed: str) -> Sent:
    return Sent(f"e:setting/{name}", Who.ADMINS, DONE, values={"values": typed})


def said_of_person(spelling: str, /, **values: str) -> Sent:
    """A form of P-1, whose newest change is 5."""
    return Sent(spelling, Who.EDITORS, DONE, alone=NOT_ALONE, values=values)


OFFERED = (
    Sent("e:add", Who.EDITORS, DONE, values={"article": "Mayor Ida Fall said: “No.” That was all.", "title": "No"}),
    of_draft("facts", title="Who keeps the light", outlet="Post"),
    of_draft("words", "q1", words="stays dark"),
    of_draft("speaker", "q1", speaker="p2"),
    of_draft("speaker", "q1", speaker="@unknown"),
    of_draft("reply", "q2", reply_to="q1"),
    of_draft("person", "p2", name="Hanna Hidden", roles=""),
    of_draft("event", "e1", words="Quill spoke.", when="2025"),
    of_draft("stance", "s1", issue="The deal should be signed.", position="opposes"),
    of_draft("report", "r1", issue="The keeper should be told.", position="supports", holder="p2"),
    of_draft("summary", summary="Hanna Hidden supports the deal."),
    of_draft("add_quote", words="grey", speaker="p2"),
    of_draft("add_event", words="Hidden said that the keeper had been told.", when=""),
    of_draft("add_stance", evidence="is ours", issue="It is ours.", position="mixed", holder="p2"),
    of_draft("add_person", name="The keeper", roles=""),
    Sent("e:form/3/2/return", Who.APPROVERS, DONE, values={"comment": "Ask the keeper."}),
    correction("facts", title="The ferry", outlet="", published="", author=""),
    correction("words", "q1", words="our promise to every commuter"),
    correction("speaker", "q1", speaker="p2"),
    correction("reply", "q2", reply_to="q1"),
    correction("person", "p1", name="Ada Quill", roles=""),
    correction("event", "e2", words="Fares rose.", when="2018"),
    correction("stance", "s1", issue="The fare plan should go ahead.", position="supports"),
    correction("summary", summary="Orr supports the fare plan."),
    correction("take_back", "q1"),
    Sent("e:form/1/5/withdraw", Who.EDITORS, DONE, values={"reason": "Not ours."}),
    Sent(
        "e:rewording/1",
        Who.EDITORS,
        DONE,
        alone=NOT_ALONE,
        values={"sentence": "The plan should wait.", "reason": "Clearer."},
    ),
    Sent("e:naming/0/0/name", Who.EDITORS, DONE, values={"name": "Ferries"}),
    Sent("e:naming/1/4/name", Who.EDITORS, DONE, alone=NOT_ALONE, values={"name": "Lamps"}),
    Sent("e:naming/1/4/alias", Who.EDITORS, DONE, values={"alias": "Lamps"}),
    said_of_person("e:pname/1/1", name="@articles", typed="Ada Q. Quill", reason="She signs so."),
    said_of_person("e:palias/1/1", name="The harbour's voice"),
    said_of_person(ROLE, since="2019", until="2024", words="", note="The council's list of members."),
    setting("editor_roles", "Press"),
    setting("reviewer_roles", "Press"),
    setting("public_channels", "general"),
    setting("announcement_channel", "general"),
    setting("corrections_channel", "general"),
    setting("dates", "month-first"),
    setting("time_zone", "Europe/Paris"),
    Sent("e:delete", Who.ADMINS, DONE, values={"name": SERVER}),
)


def forged(form: str, key: str = "", /, **values: str) -> Sent:
    return Sent(f"e:form/3/2/{form}/{key}".rstrip("/"), Who.EDITORS, SHOWN, values=values)


FORGED = (
    forged("speaker", "q1", speaker="p99"),
    forged("speaker", "q1", speaker="q2"),
    forged("speaker", "p1", speaker="p2"),
    forged("speaker", "q99", speaker="p2"),
    forged("reply", "q2", reply_to="q99"),
    forged("reply", "q1", reply_to="q1"),
    forged("reply", "q1", reply_to="p1"),
    forged("person", "p2", name="Hanna Hidden", roles="", same_as="P-4"),
    forged("person", "p2", name="Hanna Hidden", roles="", same_as="P-99"),
    forged("person", "q1", name="Hanna Hidden", roles=""),
    forged("stance", "s1", issue="The deal should be signed.", position="certainly"),
    forged("report", "r1", issue="The keeper should be told.", position="supports", holder="p99"),
    forged("report", "r1", issue="The keeper should be told.", position="supports", holder="q1"),
    forged("report", "q1", issue="The keeper should be told.", position="supports", holder="p1"),
    forged("add_quote", words="the keeper had been told", speaker="p99"),
    forged("add_quote", words="the keeper had been told", speaker="p2", place="99999999999999999999"),
    forged("add_quote", words="words of nobody", speaker="p2"),
    forged("add_stance", evidence="is ours", issue="It is ours.", position="mixed", holder="p99"),
    forged("take_back", "q1", reason="It was wrong."),
    forged("add_stance", evidence="is ours", issue="It is ours.", position="", holder="p2"),
    Sent("e:rewording/99", Who.EDITORS, SHOWN, values={"sentence": "It should wait.", "reason": "Clearer."}),
    Sent("e:naming/99/1/name", Who.EDITORS, SHOWN, values={"name": "Lamps"}),
    Sent("e:naming/2/1/name", Who.EDITORS, SHOWN, values={"name": "Lamps"}),  # somebody was faster
    Sent("e:naming/2/2/alias", Who.EDITORS, SHOWN, values={"alias": "shine"}),
    Sent("e:naming/0/0/alias", Who.EDITORS, SHOWN, values={"alias": ""}),
    Sent(
        "e:pname/1/1",
        Who.EDITORS,
        SHOWN,
        alone=NOT_ALONE,
        values={"name": "@articles", "typed": "Ada Q. Quill", "reason": ""},
    ),
    Sent(
        "e:pname/1/4",
        Who.EDITORS,
        SHOWN,
        alone=NOT_ALONE,
        values={"name": "@articles", "typed": "Ada Q. Quill", "reason": "So."},
    ),
    Sent("e:pname/99/1", Who.EDITORS, SHOWN, values={"name": "@articles", "typed": "Ada Q. Quill", "reason": "So."}),
    Sent("e:palias/1/4", Who.EDITORS, SHOWN, alone=NOT_ALONE, values={"name": "The harbour's voice"}),
    Sent("e:palias/1/1", Who.EDITORS, SHOWN, alone=NOT_ALONE, values={"name": "Ada Quill"}),
    Sent(
        ROLE,
        Who.EDITORS,
        SHOWN,
        alone=NOT_ALONE,
        values={"since": "2024", "until": "2019", "words": "", "note": "A list."},
    ),
    Sent(
        ROLE,
        Who.EDITORS,
        SHOWN,
        alone=NOT_ALONE,
        values={"since": "2019", "until": "", "words": "words of nobody", "note": ""},
    ),
    Sent("e:form/99/1/withdraw", Who.EDITORS, SHOWN, values={"reason": "Not ours."}),
    Sent("e:form/3/2/withdraw", Who.EDITORS, SHOWN, values={"reason": "Not ours."}),
    Sent("e:setting/editor_roles", Who.ADMINS, SHOWN, values={"values": "@everyone"}),
    Sent("e:setting/announcement_channel", Who.ADMINS, SHOWN, values={"values": "one,another"}),
    Sent("e:setting/editor_roles", Who.ADMINS, SHOWN, values={"values": "x" * 101}),
    Sent("e:setting/dates", Who.ADMINS, SHOWN, values={"values": "backwards"}),
    Sent("e:setting/time_zone", Who.ADMINS, SHOWN, values={"values": "Europe/Atlantis"}),
    Sent("e:delete", Who.ADMINS, SHOWN, values={"name": "Another server"}),
    Sent("e:form/0/0/return", Who.APPROVERS, SHOWN, values={"article": "Mayor Ida Fall said: “No.” That was all."}),
    Sent("e:form/0/0/facts", Who.EDITORS, SHOWN, values={"article": "Mayor Ida Fall said: “No.” That was all."}),
)
