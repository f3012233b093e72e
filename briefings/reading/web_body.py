"""The body of an answer, unpacked piece by piece. Pure: it never holds more than one piece."""

import zlib
from collections.abc import Iterator

PACKINGS = ("gzip", "x-gzip", "deflate")
_PIECE = 256 * 1024  # what one step of unpacking gives at most, so that a bomb is counted while it goes off
_MOST_MEMBERS = 100  # of a gzip body; real ones have one
_GZIP_BEGINS = b"\x1f"


class BadPacking(ValueError):
    """The body is not packed as its header says, or it ends too early."""


class Unpacking:
    """Unpacks a body that comes in chunks. `packing` is the Content-Encoding: one of PACKINGS, or empty for none."""

    def __init__(self, packing: str) -> None:
        self._packing = packing
        self._stream: zlib._Decompress | None = None
        self._members = 0

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What the chunk adds to the body, in pieces of at most 256 KB. Raises BadPacking."""
        if not self._packing:
            yield chunk
            return
        try:
            yield from self._unpack(chunk)
        except zlib.error as error:
            raise BadPacking("not packed as the header says") from error

    def end(self) -> None:
        """Raises BadPacking when more was to come."""
        if self._stream is not None and not self._stream.eof:
            raise BadPacking("the packed body ends too early")

    def _unpack(self, rest: bytes) -> Iterator[bytes]:
        while rest:
            if self._stream is None:
                self._stream = self._begin(rest)
            elif self._stream.eof:
                if self._packing == "deflate" or not rest.startswith(_GZIP_BEGINS):
                    return  # what some servers leave behind the end means nothing, as browsers take it too
                self._stream = self._begin(rest)
            piece = self._stream.decompress(rest, _PIECE)
            while piece:
                yield piece
                rest = self._stream.unconsumed_tail
                # A full piece may have left words inside of zlib with no input left to push them out.
                piece = self._stream.decompress(rest, _PIECE) if rest or len(piece) == _PIECE else b""
            rest = self._stream.unused_data if self._stream.eof else b""

    def _begin(self, rest: bytes) -> "zlib._Decompress":
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise BadPacking("too many packed bodies in one")
        if self._packing != "deflate":
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        # “deflate” means a zlib stream (RFC 9110, 8.4.1.2), which begins with method 8; some servers send a bare one.
        return zlib.decompressobj(zlib.MAX_WBITS if rest[0] & 0x0F == 8 else -zlib.MAX_WBITS)
