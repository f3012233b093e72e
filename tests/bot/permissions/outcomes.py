"""What can come of a press, a form or a command, in a few words, and how the answer tells it."""

from tests.bot.permissions.town import DRAFTED, SECRETS

# The first five change nothing and are told to the person alone.
NEEDS_EDITOR, NEEDS_APPROVER, NEEDS_ADMIN = "needs editor", "needs approver", "needs admin"
SERVERS_ONLY, NOT_ALONE, OLDER, CHANGED = "only in a server", "two people needed", "older", "changed meanwhile"
FAULT, FORM, DONE, SHOWN, SHARED, NOTHING_SHARED = "fault", "form", "done", "shown", "shared", "nothing shared"
SIGNS = {
    "Only editors can do that.": NEEDS_EDITOR,
    "Only members who may approve drafts can publish here": NEEDS_APPROVER,
    "Only members with Manage Server can do that.": NEEDS_ADMIN,
    "A record belongs to a server.": SERVERS_ONLY,
    "this server requires two people": NOT_ALONE,
    "belongs to an older version of the bot": OLDER,
    "Somebody edited this draft": CHANGED,
    "Something went wrong": FAULT,
    "That answer can no longer be shared": NOTHING_SHARED,
}


def outcome_of(everything: str, *, form: bool, changed: bool) -> str:
    """The word for an answer whose texts are these."""
    for sign, word in SIGNS.items():
        if sign in everything:
            return word
    if form:
        return FORM
    return DONE if changed else SHARED if "Shared by" in everything else SHOWN


def leaks(who: str, everything: str, own: str) -> list[str]:
    """Whose words stand there that they may not read: what is in a draft, and what is in a server that is not their own."""
    hidden = {*DRAFTED} - {own} if who in ("editor", "reviewer", "admin") else {*DRAFTED, *SECRETS}
    return [f"tells of {secret}" for secret in sorted(hidden) if secret.casefold() in everything.casefold()]
