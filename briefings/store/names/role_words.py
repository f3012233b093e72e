"""Whether a role is the one that somebody asks for. Pure."""

from briefings.text.folding import tokens

_LEFT_OUT = frozenset(["the", "a", "an"])
_AFTER = frozenset(
    ["of", "for", "in", "at", "to", "on", "from", "and"]
)  # what follows belongs to the role, or is another one
OTHER_RANKS = frozenset(
    ["deputy", "vice", "assistant", "associate", "under", "sub", "junior"]
)  # a deputy mayor is no mayor


def role_asked(typed: str) -> tuple[str, ...]:
    """The words of the role that somebody typed, without its article: "the mayor" asks for `mayor`."""
    words = tokens(typed)
    while words and words[0] in _LEFT_OUT:
        words = words[1:]
    return words


def is_role(asked: tuple[str, ...], title: str) -> bool:
    """Whether the title is the role that is asked for, maybe with what it is of or who appointed: "Philadelphia District Attorney" and
    "district attorney of Harwick" are, "deputy mayor", "spokesman for the mayor" and "mayoral candidate" are not the mayor."""
    words = tokens(title)
    for start in range(len(words) - len(asked) + 1 if asked else 0):
        end = start + len(asked)
        before, after = words[:start], words[end : end + 1]
        if words[start:end] == asked and not (_AFTER | OTHER_RANKS).intersection(before) and set(after) <= _AFTER:
            return True
    return False
