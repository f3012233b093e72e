"""A plain or Markdown text -> its words as a reader sees them, and the facts that its front matter states."""

from briefings.model.record import Origin
from briefings.reading.canonical import canonical
from briefings.reading.decoding import decode
from briefings.reading.facts import Facts, cut_front_matter, from_front_matter
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Parsed, Raw, check_length
from briefings.reading.markdown import heading, plain


def parse(raw: Raw, limits: ReadingLimits) -> Parsed:
    """The words of a text file; one that begins with front matter or a `# ` heading is Markdown, whatever it is called.

    Raises WrongKind when it is no text, TooLarge.
    """
    text, encoding = decode(raw.data)
    check_length(len(text), limits)
    facts = Facts()
    pairs, body = cut_front_matter(canonical(text))
    from_front_matter(facts, pairs)
    if not (raw.kind is FileKind.MARKDOWN or pairs or body.lstrip("\n").startswith("# ")):
        return Parsed(FileKind.TEXT, body, facts, encoding, url=raw.url)
    facts.take("title", heading(body), Origin.TEXT)
    return Parsed(FileKind.MARKDOWN, canonical(plain(body)), facts, encoding, url=raw.url)
