"""The child process that reads one file: the request on its input, the source or a refusal on its output. Knows no bot.

Each kind has its own program, so that a child loads one parser only, and the bot none of them.
"""

import json
import logging
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from briefings import errors
from briefings.errors import BadArticle
from briefings.model.record import Fact, Origin, Source
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Parsed, Raw, make_source

if sys.platform != "win32":  # which has no such limits; the time limit holds there too
    import resource

_FACTS = ("title", "outlet", "author", "published")
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from briefings.reading.child_main import serve; "
    "serve(lambda: __import__('briefings.reading.{}', fromlist=['parse']).parse)"
)
_PARSERS = {FileKind.HTML: "html", FileKind.PDF: "pdf", FileKind.DOCX: "docx"}

Parser = Callable[[Raw, ReadingLimits], Parsed]


def program_of(kind: FileKind) -> str:
    """The program that reads files of a kind; its argument is the list of folders to import from, as JSON."""
    return _PROGRAM.format(_PARSERS.get(kind, "plain"))


def request(raw: Raw, limits: ReadingLimits) -> bytes:
    """What the child reads: a line of JSON, then the bytes."""
    head = asdict(raw) | {"limits": asdict(limits)}
    data: bytes = head.pop("data")
    return json.dumps(head).encode() + b"\n" + data


def source_of(reply: bytes) -> Source:
    """The source in the child's reply. Raises the refusal that is in it, and ValueError when it is neither."""
    values = json.loads(reply)
    if "refused" in values:
        raise getattr(errors, values["refused"], BadArticle)(values["say"], values["hint"])
    facts = {name: Fact(fact["value"], Origin(fact["origin"])) for name in _FACTS if (fact := values[name])}
    return Source(**{**values, **facts, "pages": tuple(values["pages"])})


def serve(parser: Callable[[], Parser]) -> None:
    """Reads the request, sets the limits, loads the parser, and writes the reply."""
    head = json.loads(sys.stdin.buffer.readline())
    limits = ReadingLimits(**head.pop("limits"))
    _limit(limits)
    warnings.simplefilter("ignore")
    logging.disable()
    raw = Raw(FileKind(head.pop("kind")), sys.stdin.buffer.read(), **head)
    reply = _reply(parser(), raw, limits)
    sys.stdout.buffer.write(json.dumps(reply, ensure_ascii=False).encode("utf-8", "replace"))


def _limit(limits: ReadingLimits) -> None:
    """The kernel ends a child that takes more; it writes no file and leaves no core."""
    if sys.platform == "win32":
        return
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(kind, (0, 0))


def _reply(parse: Parser, raw: Raw, limits: ReadingLimits) -> dict[str, Any]:
    try:
        return asdict(make_source(parse(raw, limits), limits, raw.file_name))
    except BadArticle as refusal:
        return {"refused": type(refusal).__name__, "say": refusal.say, "hint": refusal.hint}
    except MemoryError:
        say = "Reading that file takes more memory than is allowed."
        return {"refused": "TooLarge", "say": say, "hint": "Open it and paste the text instead."}
