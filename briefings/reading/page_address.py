"""Which address of a page is kept: its own where it states one of its site, without tracking parameters. Pure."""

import re
from urllib.parse import SplitResult, unquote_plus, urlsplit, urlunsplit

_TRACKING = re.compile(r"utm_\w*|fbclid|gclid", re.ASCII | re.IGNORECASE)
_FACES = ("www.", "m.", "mobile.", "amp.")  # of one site


def address_to_keep(fetched: str | None, stated: str | None) -> str | None:
    """The address to keep of a page that was fetched at `fetched` and calls itself `stated`; None where neither is known.

    What a page calls itself counts where nothing was fetched, and else on its own site.
    """
    is_own = stated is not None and (fetched is None or _is_of_its_site(urlsplit(stated), urlsplit(fetched)))
    address = stated if is_own else fetched
    return without_tracking(address) if address is not None else None


def without_tracking(address: str) -> str:
    """The address without its fragment and its tracking parameters (utm_*, fbclid, gclid)."""
    parts = urlsplit(address)
    kept = [part for part in parts.query.split("&") if not _TRACKING.fullmatch(unquote_plus(part.partition("=")[0]))]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def _is_of_its_site(stated: SplitResult, fetched: SplitResult) -> bool:
    # A template that calls every page by the address of the front page is a common mistake.
    is_front = stated.path in ("", "/") and fetched.path not in ("", "/")
    return _site(stated) == _site(fetched) and not is_front


def _site(address: SplitResult) -> str:
    host = address.netloc.casefold()
    face = next((face for face in _FACES if host.startswith(face)), "")
    return host.removeprefix(face)
