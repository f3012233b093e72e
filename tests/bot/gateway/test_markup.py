"""Whatever stands in a record, Discord shows it as it stands: simcord's renderer is the judge."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_tokens

from bot.cards.card import Line, Run, Style, line
from bot.render.markup import escape, mark_up, plain, visible

CONTEXT: Mapping[str, Any] = {
    "users": {"1": "alice"},
    "roles": {"1": "Editors"},
    "channels": {"1": "general"},
    "commands": {"1": "cmd"},
    "emojis": {"1": {"name": "tada", "animated": False, "id": "1"}},
    "everyone": True,
}
ALIVE = {"mention", "command", "timestamp", "emoji", "link_open", "spoiler_open"}
BLOCKS = {"heading", "blockquote", "bullet_list", "ordered_list", "code_block", "table", "hr"}
NASTY = [
    "@everyone and @here",
    "<@1> <@!1> <@&1> <#1> </cmd:1> <t:1700000000:R> <:tada:1> <a:tada:1> <id:customize>",
    ":smile: and 12:30",
    "[a link](https://example.org) and <https://example.org>",
    "see https://example.org/a_b?c=d#e, or http://x.y, or mailto:a@b.c",
    "# heading",
    "### heading ###",
    "-# small print",
    "-# -# small",
    "a\n-# b",
    "  -# c",
    "-# ",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "23) item",
    "> quote",
    ">>> quote to the end",
    "||spoiler||",
    "`code` and ``more``",
    "```js\nalert()\n```",
    "~~~\nfence\n~~~",
    "    four spaces first",
    "**bold** *italic* __under__ ~~struck~~ ***both***",
    "snake_case_name and 2*3*4",
    "back\\slash \\* \\\\ end\\",
    "title\n===",
    "title\n---",
    "a | b\n--|--\n1 | 2",
    "&amp; &lt; &#64;everyone",
    "<b>html</b> <!-- comment -->",
    "![image](https://example.org/a.png)",
    "[ref]: https://example.org",
    "¯\\_(ツ)_/¯",
    "“He said ‘no’ – 50 % … it’s over”",
    "line one\nline two\n\nafter a blank line",
    "***",
    "___",
    "a\\\nb",
    "|",
    "<",
    "www.example.org",
]


def rendered(markdown: str) -> tuple[str, set[str]]:
    """What a reader sees (line breaks as one each), and every kind of token on the way."""
    kinds: set[str] = set()

    def text_of(tokens: Iterable[Mapping[str, Any]]) -> str:
        out = ""
        for token in tokens:
            kind = str(token["type"])
            kinds.add(kind)
            if kind in ("text", "code", "code_block"):
                out += token["content"]
            elif kind == "break":
                out += "\n"
            elif kind in ("paragraph", "heading", "blockquote", "subtext"):
                out += text_of(token["children"]) + "\n"
            else:
                out += text_of(token.get("children", ()))
        return out

    return text_of(markdown_tokens(markdown, "text_display", context=CONTEXT)), kinds


def seen(text: str) -> list[str]:
    """The lines that hold something, without the white space at their ends (a renderer may drop it)."""
    rows = [part.strip() for part in text.replace("\u00a0", " ").split("\n")]
    return [row for row in rows if row]


def assert_shows(written: str, text: str) -> None:
    shown, kinds = rendered(written)
    assert seen(shown) == seen(visible(text))
    assert not kinds & (ALIVE | BLOCKS)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_nasty_comes_alive(text: str) -> None:
    assert_shows("\n".join(mark_up(line(text))), text)


@given(st.text(alphabet=st.sampled_from("ab1 .)-+=#>*_~`|[]()<>@:&\\!/\n\u00a0\u202e😀é“’"), max_size=40))
def test_any_mixture_of_marks_shows_as_it_stands(text: str) -> None:
    assert_shows("\n".join(mark_up(line(text))), text)


@given(st.text(max_size=60))
def test_any_text_shows_as_it_stands(text: str) -> None:
    assert_shows("\n".join(mark_up(line(text))), text)


RUNS = st.builds(Run, st.text(alphabet=st.sampled_from("ab 1.-*`_:“”\\(\n"), max_size=6), st.sampled_from(list(Style)))


@given(st.lists(RUNS, max_size=6).map(tuple))
def test_any_mixture_of_styles_shows_every_character_once(runs: Line) -> None:
    assert_shows("\n".join(mark_up(runs)), "".join(run.text for run in runs))


@given(st.text(max_size=60))
def test_no_invisible_character_is_put_in(text: str) -> None:
    hidden = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}
    assert not (set("".join(mark_up(line(text)))) & hidden) - set(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\u200bb", "a⟦U+200B⟧b"),
        ("a\x00b\x1b", "a⟦U+0000⟧b⟦U+001B⟧"),
        ("a\u2028b", "a⟦U+2028⟧b"),
        ("a\ud800b", "a⟦U+D800⟧b"),
        ("soft\u00adhyphen", "soft⟦U+00AD⟧hyphen"),
        ("a\tb\r\nc", "a b\nc"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_styles_are_marked() -> None:
    runs = (Run("Lyons ", Style.BOLD), Run("said, "), Run("firmly", Style.ITALIC), Run(" "), Run("Q-12", Style.CODE))
    assert mark_up(runs) == ("**Lyons** said, *firmly* `Q-12`",)
    _, kinds = rendered(mark_up(runs)[0])
    assert {"strong_open", "em_open", "code"} <= kinds


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("a", Style.BOLD), Run("b", Style.ITALIC)), "a*b*"),
        ((Run("x"), Run("“a”", Style.BOLD), Run("y")), "x“a”y"),
        ((Run("tick`", Style.CODE),), "tick\\`"),
        ((Run("impeach", Style.BOLD), Run("ed")), "**impeach**ed"),
        ((Run("a", Style.BOLD), Run("b", Style.BOLD)), "**ab**"),
        ((Run("   ", Style.BOLD),), "\u00a0\u00a0\u00a0"),
        ((), ""),
    ],
)
def test_a_style_gives_way_where_its_marks_would_show(runs: Line, written: str) -> None:
    assert mark_up(runs) == (written,)


def test_each_line_of_the_source_is_a_line() -> None:
    assert mark_up((Run("one\n- two\n\nthree"),)) == ("one", "\\- two", "", "three")


def test_a_list_does_not_come_alive_across_runs() -> None:
    assert mark_up((Run("1"), Run("."), Run(" no list"))) == ("1\\. no list",)


def test_small_print_does_not_come_alive() -> None:
    assert mark_up(line("-# small")) == ("\\-\\#\u00a0small",)


def test_labels_stay_on_one_line() -> None:
    assert plain(" a\n  b\u202e *c*") == "a b⟦U+202E⟧ *c*"


def test_a_bare_address_is_shown_but_is_no_link() -> None:
    assert escape("https://example.org") == "https\\://example.org"
