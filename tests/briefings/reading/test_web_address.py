"""Which addresses are fetched: what people paste, and everything that somebody with bad intent would."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import BadValue, Unreachable
from briefings.reading.web_address import address_of, is_public

INSIDE = "That address does not lead to a page on the public internet."
SCHEME = "Only addresses that begin with https:// or http:// are fetched."
PORT = "Only the usual ports of the web are fetched, 80 and 443."
LOGIN = "An address with a user name or a password in it is not fetched."
NONE = "is not the address of a web page."

NASTY = [
    # the machine itself, by name
    ("http://localhost/", INSIDE),
    ("http://localhost./", INSIDE),
    ("http://LOCALHOST/", INSIDE),
    ("http://a.localhost/", INSIDE),
    ("http://localhost.localdomain/", INSIDE),
    ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", INSIDE),
    ("http://ｌｏｃａｌｈｏｓｔ/", INSIDE),
    ("http://lоcаlhost/", INSIDE),  # Cyrillic о and а: a label of its own, without a dot
    ("http://loc\u00adalhost/", NONE),
    ("http://local\u200bhost/", NONE),
    ("http://localhost\u3002/", INSIDE),
    ("http://localhost%00.example.org/", INSIDE),
    # names of an inside network
    ("http://intranet/", INSIDE),
    ("http://printer.local/", INSIDE),
    ("http://printer.local./", INSIDE),
    ("http://db.internal/", INSIDE),
    ("http://metadata.google.internal/computeMetadata/v1/", INSIDE),
    ("http://nas.lan/", INSIDE),
    ("http://router.home.arpa/", INSIDE),
    ("http://1.0.0.127.in-addr.arpa/", INSIDE),
    ("http://secret.onion/", INSIDE),
    # IPv4, in every spelling that a resolver takes
    ("http://127.0.0.1/", INSIDE),
    ("http://127.0.0.1./", INSIDE),
    ("http://127.1/", INSIDE),
    ("http://127.0.1/", INSIDE),
    ("http://2130706433/", INSIDE),
    ("http://0x7f000001/", INSIDE),
    ("http://0x7f.1/", INSIDE),
    ("http://0x7f.0x0.0x0.0x1/", INSIDE),
    ("http://0177.0.0.1/", INSIDE),
    ("http://017700000001/", INSIDE),
    ("http://0177.0x0.0.1/", INSIDE),
    ("http://00000127.0.0.1/", INSIDE),
    ("http://127.0.0.1.0/", INSIDE),
    ("http://256.256.256.256/", INSIDE),
    ("http://①②⑦.⓪.⓪.①/", INSIDE),
    ("http://１２７.０.０.１/", INSIDE),
    ("http://127。0。0。1/", INSIDE),
    ("http://127.0.0.1%2f@example.org/", LOGIN),
    ("http://%31%32%37.0.0.1/", INSIDE),
    ("http://0/", INSIDE),
    ("http://0.0.0.0/", INSIDE),
    ("http://10.0.0.1/", INSIDE),
    ("http://172.31.255.255/", INSIDE),
    ("http://192.168.1.1/", INSIDE),
    ("http://100.64.0.1/", INSIDE),
    ("http://169.254.169.254/latest/meta-data/", INSIDE),
    ("http://100.100.100.200/", INSIDE),
    ("http://168.63.129.16/", INSIDE),
    ("http://192.0.0.192/", INSIDE),
    ("http://224.0.0.1/", INSIDE),
    ("http://255.255.255.255/", INSIDE),
    # IPv6, and IPv4 inside of it
    ("http://[::]/", INSIDE),
    ("http://[::1]/", INSIDE),
    ("http://[0:0:0:0:0:0:0:1]/", INSIDE),
    ("http://[::ffff:127.0.0.1]/", INSIDE),
    ("http://[::ffff:7f00:1]/", INSIDE),
    ("http://[::ffff:8.8.8.8]/", INSIDE),
    ("http://[::127.0.0.1]/", INSIDE),
    ("http://[64:ff9b::127.0.0.1]/", INSIDE),
    ("http://[64:ff9b:1::a00:1]/", INSIDE),
    ("http://[2002:7f00:1::]/", INSIDE),
    ("http://[2001:0:7f00:1::]/", INSIDE),
    ("http://[fe80::1]/", INSIDE),
    ("http://[fe80::1%25eth0]/", INSIDE),
    ("http://[fe80::1%eth0]/", INSIDE),
    ("http://[2606:4700::1111%25eth0]/", INSIDE),
    ("http://[fc00::1]/", INSIDE),
    ("http://[fd00:ec2::254]/", INSIDE),
    ("http://[ff02::1]/", INSIDE),
    ("http://[2001:db8::1]/", INSIDE),
    ("http://[v1.fe80::a]/", INSIDE),
    ("http://[127.0.0.1]/", NONE),
    ("http://[::1", NONE),
    ("http://::1/", NONE),
    # who asks for what, where
    ("http://ana:secret@example.org/", LOGIN),
    ("http://ana@example.org/", LOGIN),
    ("http://:@example.org/", LOGIN),
    ("http://example.org@127.0.0.1/", LOGIN),
    ("http://example.org:80@127.0.0.1/", LOGIN),
    ("http://example.org:8080/", PORT),
    ("https://example.org:22/", PORT),
    ("http://example.org:0/", PORT),
    ("http://example.org:65536/", NONE),
    ("http://example.org:80:80/", NONE),
    ("http://example.org:eighty/", NONE),
    ("ftp://example.org/", SCHEME),
    ("file:///etc/passwd", SCHEME),
    ("gopher://example.org/_x", SCHEME),
    ("data://text/html,hello", SCHEME),
    ("ws://example.org/", SCHEME),
    ("httpx://example.org/", SCHEME),
    ("javascript:alert(1)", NONE),
    ("data:text/html,<p>hello", NONE),
    # what is no address at all, or only looks like one
    ("", NONE),
    ("example.org/news", NONE),
    ("//example.org/news", NONE),
    ("http:/example.org/", NONE),
    ("http:///etc/passwd", NONE),
    ("http://", NONE),
    ("http://?x", NONE),
    ("http:\\\\example.org\\news", NONE),
    ("http://example.org\\@127.0.0.1/", NONE),
    ("http://127.0.0.1\\.example.org/", NONE),
    ("http://exa mple.org/", NONE),
    ("http://example.org/a b", NONE),
    ("http://example.org/\r\nX-Injected: yes", NONE),
    ("http://example.org\t/", NONE),
    ("http://example.org/\x00", NONE),
    ("http://example.org\u2028/", NONE),
    ("http://example.org/\u202egpj.exe", NONE),
    ("http://\ud800.example.org/", NONE),
    ("http://.example.org/", INSIDE),
    ("http://example..org/", INSIDE),
    ("http://-example-.org/", INSIDE),
    ("http://exa%6dple.org/", INSIDE),
    ("http://example.org%2f.evil.example/", INSIDE),
    ("http://example.org^/", INSIDE),
    ("http://example.org|evil.example/", INSIDE),
    ("http://example.org;evil.example/", INSIDE),
    ("http://" + "a" * 64 + ".example.org/", INSIDE),
    ("http://" + "a." * 200 + "org/", INSIDE),
    ("http://example.org/" + "a" * 2000, "longer than 2,000 characters"),
    ("http://" + "ä." * 900 + "org/", INSIDE),
]


@pytest.mark.parametrize(("address", "why"), NASTY, ids=[ascii(address)[:60] for address, _ in NASTY])
def test_a_nasty_address_is_refused_with_the_reason_and_the_way_round(address: str, why: str) -> None:
    with pytest.raises((BadValue, Unreachable)) as refusal:
        address_of(address)
    assert why in refusal.value.say
    assert refusal.value.hint != ""


@pytest.mark.parametrize(
    ("typed", "fetched"),
    [
        ("https://example.org/news/article", "https://example.org/news/article"),
        ("  <https://example.org/news>\n", "https://example.org/news"),
        ("HTTPS://Example.ORG", "https://example.org"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("https://example.org/a?b=c&d=%26#part", "https://example.org/a?b=c&d=%26"),
        ("https://example.org/#@127.0.0.1/", "https://example.org/"),
        ("https://example.org/?@127.0.0.1", "https://example.org/?@127.0.0.1"),
        ("https://example.org/http://127.0.0.1/", "https://example.org/http://127.0.0.1/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://example.org./", "https://example.org./"),
        ("https://a_b.example.org/", "https://a_b.example.org/"),
        ("https://localhost.example.org/", "https://localhost.example.org/"),
        ("https://1.2.3.4.example.org/", "https://1.2.3.4.example.org/"),
        ("https://93.184.215.14/", "https://93.184.215.14/"),
        ("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"),
    ],
)
def test_an_ordinary_address_is_fetched_as_it_was_meant(typed: str, fetched: str) -> None:
    assert str(address_of(typed)) == fetched


@given(st.text(max_size=80))
def test_whatever_follows_the_scheme_ends_in_a_public_host_or_a_refusal(rest: str) -> None:
    try:
        host = address_of(f"http://{rest}").raw_host or ""
    except (BadValue, Unreachable):
        return
    assert is_public(host) or host.rstrip(".").rpartition(".")[2][0].isalpha()


@given(st.integers(0, 2**32 - 1))
def test_no_number_is_taken_for_another_than_the_address_it_is(number: int) -> None:
    dotted = socket.inet_ntoa(number.to_bytes(4, "big"))
    for spelling in (str(number), hex(number), oct(number).replace("o", "")):
        with pytest.raises(Unreachable):
            address_of(f"http://{spelling}/")
    assert is_public(dotted) == (not _is_special(dotted))


def _is_special(dotted: str) -> bool:
    first, second, third, _ = map(int, dotted.split("."))
    return (
        first in (0, 10, 127)
        or first >= 224
        or (first == 100 and 64 <= second < 128)
        or (first == 169 and second == 254)
        or (first == 172 and 16 <= second < 32)
        or (first == 192 and (second == 168 or (second == 0 and third in (0, 2)) or (second, third) == (88, 99)))
        or (first == 198 and (second in (18, 19) or (second, third) == (51, 100)))
        or (first, second, third) == (203, 0, 113)
        or dotted == "168.63.129.16"
    )


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1"])
def test_machines_of_the_public_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "example.org", "8.8.8.8.8", "08.8.8.8", "8.8.8", "::ffff:8.8.8.8", "[::1]", "1::2::3"]
)
def test_what_is_no_address_of_a_machine_is_not_public(address: str) -> None:
    assert not is_public(address)
