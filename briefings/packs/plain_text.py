"""What a briefing file says in words of its own, such as names and addresses: one clean line, or why it is refused. Pure."""

from urllib.parse import urlsplit

from briefings.errors import BadArticle
from briefings.packs.plain_yaml import Path, YamlDocument
from briefings.reading.canonical import canonical
from briefings.reading.limits import URL_MOST
from briefings.text.finding import clean

LONGEST_NAME = 200  # characters of what somebody is called; the longest names of bodies have half of that
LONGEST_LINE = 4_000  # of a title, an issue or a sentence; what one message can hold

_NOT_IN_URL = frozenset('<>"`\\^{|}')  # RFC 3986 has them written with %, and a link in a message ends at some of them


def line_in(document: YamlDocument, path: Path, text: str, most: int = LONGEST_LINE) -> str:
    """The text as one line, NFC, without invisible characters. Raises BadBriefingFile when nothing is left, for more than `most`
    characters, and for letters under heaps of accents."""
    line = clean(text)
    if not line:
        raise document.refusal(path, "there is nothing to read in this text.")
    if len(line) > most:
        raise document.refusal(path, f"this text has {len(line):,} characters; the limit is {most:,}.")
    try:
        canonical(line)
    except BadArticle as error:
        raise document.refusal(path, error.say) from error
    return line


def address_in(document: YamlDocument, path: Path, url: str) -> str:
    """The address of a web page, unchanged.

    Raises BadBriefingFile for what is no whole http(s) address, for one with a user in front of its host ("bank.example@evil.example"
    looks like the bank's), and for characters that are not seen or end a link.
    """
    if not _is_address(url):
        why = "`url` is the whole address of a web page, with `https://`, without a user name in it."
        raise document.refusal(path, why)
    return url


def _is_address(url: str) -> bool:
    if len(url) > URL_MOST or clean(url) != url or " " in url or not _NOT_IN_URL.isdisjoint(url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    named = parts.username is None and bool(parts.hostname)
    return named and parts.scheme in ("http", "https") and parts.netloc.isascii()
