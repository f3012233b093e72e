"""Many briefing files in one zip: what comes out is what went in, and a zip that could do harm is refused."""

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.draft.model import Draft
from briefings.errors import BadBriefingFile
from briefings.model.record import Fact, Origin
from briefings.packs import file_name_of, pack, sample, unpack, write_file
from briefings.reading.canonical import canonical
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.packs.test_reader import FILE


def zip_of(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(BadBriefingFile) as refused:
        unpack("all.zip", data)
    return refused.value.say


def longer(draft: Draft) -> Draft:
    text = draft.source.text + "\n\nThe council met again." * 4_000
    return replace(draft, source=replace(draft.source, text=text, sha256=sha256(text.encode()).hexdigest()))


def drafts_in(data: bytes) -> list[Draft]:
    return [entry.found for entry in unpack("all.zip", data) if isinstance(entry.found, Draft)]


def test_packed_and_unpacked_and_packed_again_the_bytes_are_the_same() -> None:
    packed = pack([sample(), DRAFT, longer(DRAFT)])
    assert pack(drafts_in(packed)) == packed
    assert pack(reversed(drafts_in(packed))) == packed


def test_a_long_article_stands_in_a_file_beside() -> None:
    [name, article] = zipfile.ZipFile(io.BytesIO(pack([longer(sample())]))).namelist()[::-1]
    assert article.removesuffix(".txt") == name.removesuffix(".yaml")
    [read] = drafts_in(pack([longer(sample())]))
    assert read.source.text == longer(sample()).source.text


@pytest.mark.slow
def test_an_article_of_half_a_million_characters_goes_out_and_in() -> None:
    text = sample().source.text + "\n\n" + "The council met again. " * 20_000 + "It adjourned."
    long = replace(sample(), source=replace(sample().source, text=text, sha256=sha256(text.encode()).hexdigest()))
    assert drafts_in(pack([long]))[0].quotes == sample().quotes


@pytest.mark.parametrize(
    "text",
    [
        "# A hash begins this text\n\nMore of it stands here.",
        "---\ntitle: no front matter\n---\n\nWords stand here.",
        "*Stars* and _lines_ stand here as they are.\n\n- one\n- two",
        "  Two spaces begin this text, “and a quote: # not a comment”.",
        "A line: with a colon\n\tand a ’ mark \\ and a backslash",
    ],
)
def test_an_article_comes_back_character_by_character(text: str) -> None:
    clean = text.replace("\t", " ")
    source = replace(DRAFT.source, text=clean, sha256=sha256(clean.encode()).hexdigest())
    [read] = drafts_in(pack([Draft(source)]))
    assert read.source.text == clean


@given(st.text().map(canonical).filter(lambda text: any(char.isalnum() for char in text)))
def test_any_article_comes_back_character_by_character(text: str) -> None:
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    assert drafts_in(pack([Draft(source)]))[0].source.text == text


def test_a_file_is_named_by_day_title_and_hash() -> None:
    source = replace(
        DRAFT.source,
        title=Fact("Ähm, the “Bridge” / again?", Origin.EDITOR),
        published=Fact("2026-01-27", Origin.EDITOR),
    )
    assert file_name_of(replace(DRAFT, source=source)) == f"2026-01-27-ahm-the-bridge-again-{source.sha256[:8]}.yaml"
    assert file_name_of(DRAFT) == f"undated-{source.sha256[:8]}.yaml"


def test_one_file_may_come_without_a_zip() -> None:
    [entry] = unpack("bridge.yaml", FILE.encode())
    assert isinstance(entry.found, Draft)


def test_a_file_that_is_refused_does_not_cost_the_others() -> None:
    wrong = FILE.replace('["It is old"', '["It is cold"').encode()
    entries = unpack("all.zip", zip_of({"b/wrong.yaml": wrong, "a.yaml": FILE.encode(), "read me.pdf": b"%PDF"}))
    assert [entry.name for entry in entries] == ["a.yaml", "b/wrong.yaml"]
    assert isinstance(entries[1].found, BadBriefingFile)
    assert entries[1].found.say.startswith("Line ")


def test_a_file_beside_counts_only_in_the_same_folder() -> None:
    files = {"a/one.yaml": b"on-record: 1\narticle: text.txt\n", "b/text.txt": b"Words."}
    [entry] = unpack("all.zip", zip_of(files))
    assert isinstance(entry.found, BadBriefingFile)
    assert entry.found.say == "Line 2: the article's file “text.txt” is not beside the briefing file."


def test_a_file_that_is_not_utf8_is_named() -> None:
    [entry] = unpack("all.zip", zip_of({"a.yaml": b"on-record: 1\narticle: a b\n" + b"\xff"}))
    assert isinstance(entry.found, BadBriefingFile)
    assert entry.found.say == "a.yaml is not UTF-8 text."


def test_a_zip_with_ten_thousand_entries_is_refused() -> None:
    assert refusal(zip_of({f"{n}.yaml": b"" for n in range(10_000)})).startswith("This zip has more than 2,000 files")


@pytest.mark.slow
def test_a_zip_bomb_is_refused() -> None:
    assert refusal(zip_of({"a.yaml": FILE.encode(), "a.txt": b"a" * 200_000_000})).startswith(
        "This zip unpacks to more than"
    )


def test_many_large_files_are_refused_together() -> None:
    files = {f"{n}.txt": b"a" * 4_000_000 for n in range(14)}
    assert refusal(zip_of({"a.yaml": FILE.encode(), **files})).startswith("This zip unpacks to more than 50 MB")


@pytest.mark.parametrize("cut", [2, 30, 300])
def test_a_damaged_zip_is_refused(cut: int) -> None:
    whole = pack([sample()])
    assert refusal(whole[:-cut] if cut > 2 else whole[:cut]) == "This zip cannot be opened: it is damaged or encrypted."


def test_a_zip_that_names_a_file_twice_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.yaml", FILE)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.yaml", FILE)
    assert refusal(data.getvalue()) == "“a.yaml” is in this zip twice."


def test_a_zip_without_a_briefing_file_is_refused() -> None:
    assert refusal(zip_of({"a.txt": b"Words."})) == "There is no briefing file in this zip."


def test_the_same_draft_packed_twice_is_one_file() -> None:
    assert pack([DRAFT, DRAFT]) == pack([DRAFT])
    assert write_file(drafts_in(pack([DRAFT]))[0]) == write_file(DRAFT)
