"""Which addresses of web pages are fetched, and which machines may be connected to. Pure: it looks nothing up."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

from yarl import URL

from briefings.errors import BadValue, Unreachable
from briefings.reading.limits import URL_MOST

PASTE = "Open the page in a browser and paste its text with /briefing add, or attach it as a file."

_PORTS = frozenset({80, 443})
# A name of at least two labels that end in a letter, as public names do; `_` occurs in real host names. The label after the
# last dot decides whether a resolver takes the whole for an IPv4 address in one of its old spellings (`127.1`, `0x7f.1`).
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)", re.ASCII)
# Names that mean something on the machine itself or inside its network: RFC 6761, 6762, 7686, 8375 and ICANN's `.internal`.
_INSIDE = (
    ".localhost", ".localdomain", ".local", ".internal", ".intranet", ".private", ".corp", ".home", ".lan", ".arpa",
    ".onion",
)  # fmt: skip

# What is not the public internet, of the IANA special-purpose registries (IPv4: RFC 6890 and its updates). Written out because
# `ipaddress` changed its mind between versions of Python 3.11.
_NOT_PUBLIC = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; a cloud keeps its metadata at 100.100.100.200
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # public by its number, but the inside of one cloud: metadata for its machines
        "169.254.0.0/16",  # link-local; clouds keep their metadata at 169.254.169.254
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; a cloud keeps its metadata at 192.0.0.192
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# All that was ever given out lies here. Outside of it lie loopback, unspecified, link-local (fe80::/10), unique local (fc00::/7, with
# the clouds' metadata), multicast, IPv4-mapped and -compatible addresses (::/8) and NAT64 (64:ff9b::/96 and 64:ff9b:1::/48).
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, with Teredo (2001::/32) and ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3ffe::/16",  # the old 6bone
        "3fff::/20",  # documentation
    )
)


def address_of(typed: str) -> URL:
    """The address that was typed, without its fragment, when it may be fetched as far as can be seen from it.

    Space around it and the `<>` that keeps Discord from unfolding it are taken off. Raises BadValue when it is no address of a
    page, and Unreachable when it is one that is not fetched.
    """
    text = typed.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1].strip()
    if len(text) > URL_MOST:
        raise BadValue(f"That address is longer than {URL_MOST:,} characters.", PASTE)
    if "://" not in text or any(char.isspace() or not char.isprintable() or char == "\\" for char in text):
        raise _no_address(text)
    try:
        url = URL(text)
    except ValueError as error:  # UnicodeError, of a host that cannot be written in ASCII, is one too
        raise _no_address(text) from error
    return check_address(url)


def next_address(url: URL, location: str) -> URL:
    """The address that a page redirects to. Raises Unreachable, which does not name it, when it may not be fetched."""
    try:
        if len(location) > URL_MOST:
            raise Unreachable(f"Its address is longer than {URL_MOST:,} characters.")
        if not location.isprintable():  # a header may hold any byte; yarl lets some of them through into a path
            raise _no_address(location)
        return check_address(url.join(URL(location)))
    except (ValueError, BadValue) as error:
        raise Unreachable("That page redirects to something that is not a web address.", PASTE) from error
    except Unreachable as error:
        raise Unreachable(f"That page redirects to another address. {error.say}", PASTE) from error


def check_address(url: URL) -> URL:
    """The address without its fragment. Raises BadValue or Unreachable as `address_of` does."""
    if url.scheme not in ("http", "https"):
        raise Unreachable("Only addresses that begin with https:// or http:// are fetched.", PASTE)
    if not url.raw_host:
        raise _no_address(str(url))
    if url.raw_user is not None or url.raw_password is not None:
        raise Unreachable("An address with a user name or a password in it is not fetched.", PASTE)
    if url.port not in _PORTS:
        raise Unreachable("Only the usual ports of the web are fetched, 80 and 443.", PASTE)
    _check_host(url.raw_host)
    return url.with_fragment(None)


def is_public(address: str) -> bool:
    """Whether the machine at this IP address is on the public internet; false for what is no IP address at all."""
    try:
        if ":" not in address:
            return not any(IPv4Address(address) in network for network in _NOT_PUBLIC)
        six = IPv6Address(address)
    except AddressValueError:
        return False
    return six.scope_id is None and six in _PUBLIC_6 and not any(six in network for network in _NOT_PUBLIC_6)


def inside() -> Unreachable:
    """The refusal of a machine that is not on the public internet. It names no address, which would tell of the network inside."""
    return Unreachable("That address does not lead to a page on the public internet.", PASTE)


def _check_host(host: str) -> None:
    if is_public(host):
        return
    name = host.removesuffix(".").casefold()
    if len(name) > 253 or not _NAME.fullmatch(name) or f".{name}".endswith(_INSIDE):
        raise inside()


def _no_address(text: str) -> BadValue:
    say = f"“{text[:60]}{'…' if text[60:] else ''}” is not the address of a web page."
    hint = "An address begins with https:// and has no spaces in it, such as https://example.org/news/article."
    return BadValue(say, hint)
