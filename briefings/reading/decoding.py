"""Bytes -> text: which encoding a file is in, and whether it is text at all."""

import codecs

from charset_normalizer import from_bytes

from briefings.errors import WrongKind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_FEW = 0.2  # share of bytes over 127 up to which a Western text is likelier than any other
_SAMPLE = 64 * 1024


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and the name of its encoding when that is not UTF-8. Raises WrongKind for what is no text."""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, codec), name
    wide = _wide(data)
    if wide is not None:
        return _strict(data, wide), "UTF-16"
    if _is_binary(data):
        raise _no_text()
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _guess(data)


def _no_text() -> WrongKind:
    return WrongKind(
        "That file is not text.", "Attach a text, Markdown, HTML, PDF or Word file, or paste the text instead."
    )


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _no_text() from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every second byte of a Western text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(bytes((code,))) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return b"\0" in data or controls > len(sample) * 0.02


def _guess(data: bytes) -> tuple[str, str]:
    mended = _mend(data)
    if mended is not None:
        return mended, "UTF-8 with stray Windows-1252 letters"
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if high > _FEW * len(data[:_SAMPLE]):
        best = from_bytes(data[:_SAMPLE]).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace"), best.encoding
    return _western(data), "Windows-1252 (Latin-1)"


def _western(data: bytes) -> str:
    """Windows-1252, which holds all of Latin-1's letters; the five bytes it leaves open are dropped."""
    return data.decode("cp1252", errors="ignore")


def _mend(data: bytes) -> str | None:
    """The text where most of it is UTF-8 and a few letters are not; None where it is not so."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    good = sum(char > "\x7f" for char in text) - stray
    if good < 3 * stray:
        return None
    return "".join(_western(bytes((ord(char) - 0xDC00,))) if "\udc80" <= char <= "\udcff" else char for char in text)
