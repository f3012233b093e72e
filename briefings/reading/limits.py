"""How much is taken in at most."""

from dataclasses import dataclass

MB = 1024 * 1024
URL_MOST = 2_000  # characters of a page's address


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Sizes over which an article is refused (DESIGN §9), and what reading one may cost."""

    file_bytes: int = 10 * MB
    characters: int = 1_000_000
    html_bytes: int = 2 * MB
    pdf_pages: int = 200
    packed_entries: int = 200
    packed_ratio: int = 100
    seconds: float = 20.0
    memory_bytes: int = 512 * MB


def megabytes(size: int) -> str:
    """A size for people, such as 2.5."""
    return f"{size / MB:.1f}".removesuffix(".0")
