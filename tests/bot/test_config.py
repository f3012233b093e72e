"""config.yaml: what it takes, and how it says what is wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Config, Editors, load, token_from
from briefings.errors import BadConfig

ROOT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.f-some_made-up-letters0123456789"


def written(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal_of(folder: Path, text: str) -> tuple[str, str]:
    written(folder, text)
    with pytest.raises(BadConfig) as refusal:
        load(None, folder)
    return refusal.value.say, refusal.value.hint


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(None, tmp_path) == Config(data=tmp_path / "data")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "editors:\n  # roles: [Desk]\nlimits:\n"])
def test_a_file_that_sets_nothing_leaves_the_defaults(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert load(None, tmp_path) == Config(data=tmp_path / "data")


def test_the_file_that_comes_with_the_program_names_every_setting_with_its_default() -> None:
    shipped = load(ROOT / "config.yaml", Path("/"))
    assert shipped == Config(data=ROOT / "data")
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    names = [*Config.model_fields, *Editors.model_fields, *type(shipped.limits).model_fields, "port"]
    assert [name for name in names if f"{name}:" not in text] == []


def test_every_setting_of_the_shipped_file_has_a_comment_above_it() -> None:
    lines = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if ":" in line and "#" not in line and not line.endswith(":") and not before.strip().startswith("#")
    ]
    assert bare == []


def test_a_full_file_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "data: store\neditors:\n  roles: [Desk, 123456789012345678]\npublic_channels: [debate, 42]\ncontact: Ana\n"
        "privacy_url: https://example.org/privacy\nlimits:\n  file_mb: 2\npreview:\n  port: 9000\nlog_level: debug\nshard_count: 2\n"
        "fetch_urls: yes\n",
    )
    config = load(path, Path("/"))
    assert config.data == tmp_path / "store"
    assert config.editors.roles == ("Desk", "123456789012345678")
    assert config.public_channels == ("debate", "42")
    assert config.limits.file_bytes == 2 * 1024 * 1024
    assert config.limits.article_characters == 1_000_000
    assert config.fetch_urls
    assert (config.preview.port, config.log_level, config.shard_count) == (9000, "debug", 2)


def test_an_absolute_data_folder_stays_where_it_is(tmp_path: Path) -> None:
    written(tmp_path, f"data: {tmp_path / 'elsewhere'}\n")
    assert load(None, tmp_path).data == tmp_path / "elsewhere"


def test_a_misspelt_key_is_named_with_file_line_and_the_nearest_key(tmp_path: Path) -> None:
    say, hint = refusal_of(tmp_path, "# settings\n\n\n\n\n\neditor:\n  roles: [Desk]\n")
    assert say == "config.yaml, line 7: “editor” is not a setting."
    assert hint == "Did you mean “editors”?"


def test_a_misspelt_key_of_a_section_is_named_with_its_own_line(tmp_path: Path) -> None:
    say, hint = refusal_of(tmp_path, "limits:\n  file_mb: 3\n  article_character: 9\n")
    assert say == "config.yaml, line 3: “article_character” is not a setting."
    assert hint == "Did you mean “article_characters”?"


def test_a_key_that_resembles_nothing_is_answered_with_the_settings_there_are(tmp_path: Path) -> None:
    say, hint = refusal_of(tmp_path, "preview:\n  zzz: 1\n")
    assert say == "config.yaml, line 2: “zzz” is not a setting."
    assert hint == "The settings here are port."


@pytest.mark.parametrize(
    ("text", "say", "hint"),
    [
        ("preview:\n  port: many\n", "line 2: “preview.port” has a value that cannot be used: “many”.", "a port from"),
        ("preview:\n  port: yes\n", "line 2: “preview.port” has a value that cannot be used: yes.", "a port from"),
        ("limits:\n  file_mb: 0\n", "line 2: “limits.file_mb” has a value that cannot be used: 0.", "from 1 to 100"),
        ("editors:\n  roles: Desk\n", "line 2: “editors.roles” has a value that cannot be used: “Desk”.", "a list of"),
        ("editors: [Desk]\n", "line 1: “editors” has a value that cannot be used: a list.", "with the setting “roles”"),
        ("public_channels:\n  - debate\n  - #news\n", "line 3: “public_channels”", "put quotes around a name"),
        ("fetch_urls: maybe\n", "line 1: “fetch_urls” has a value that cannot be used: “maybe”.", "true or false"),
        ("contact: 12\n", "line 1: “contact” has a value that cannot be used: 12.", "a text of at most"),
        ("privacy_url: example.org\n", "line 1: “privacy_url”", "starts with https://"),
        ("contact: a\nlog_level: loud\n", "line 2: “log_level”", "one of debug, info, warning and error"),
        ("data: {}\n", "line 1: “data” has a value that cannot be used: a section.", "a folder, as text"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_what_was_expected(
    tmp_path: Path, text: str, say: str, hint: str
) -> None:
    said, hinted = refusal_of(tmp_path, text)
    assert said.startswith("config.yaml, ")
    assert say in said
    assert hint in hinted


def test_the_first_wrong_line_of_the_file_is_named_first(tmp_path: Path) -> None:
    say, _ = refusal_of(tmp_path, "log_level: loud\nshard_count: 0\ncontact: 5\n")
    assert "line 1" in say


def test_a_key_that_stands_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    say, hint = refusal_of(tmp_path, "contact: a\nlimits:\n  file_mb: 1\ncontact: b\n")
    assert say == "config.yaml, line 4: “contact” is here a second time; the first is on line 1."
    assert hint == "Keep one of the two lines."


@pytest.mark.parametrize("text", ["a: b\n  c: d\n", "editors: [Desk\n", "a\tb: \t- x: [\n", "? [a]\n: b\n"])
def test_broken_yaml_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    say, hint = refusal_of(tmp_path, text)
    assert say.startswith("config.yaml, line ")
    assert "not valid YAML" in say
    assert "name: value" in hint


@pytest.mark.parametrize("text", ["contact: 2025-02-31\n", "contact: !!int x\n", "[" * 3000])
def test_a_value_that_yaml_itself_cannot_read_is_refused(tmp_path: Path, text: str) -> None:
    say, hint = refusal_of(tmp_path, text)
    assert say.startswith("config.yaml holds a value that cannot be read: ")
    assert hint == "Put quotation marks around texts."


@pytest.mark.parametrize("key", ["1", "true", "2025-02-03", "1.5"])
def test_a_key_that_is_no_word_is_no_setting(tmp_path: Path, key: str) -> None:
    say, hint = refusal_of(tmp_path, f"contact: a\n{key}: b\n")
    assert "is not a setting." in say
    assert hint.startswith("The settings here are data, editors")


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "42\n"])
def test_a_file_that_holds_no_settings_is_refused(tmp_path: Path, text: str) -> None:
    say, _ = refusal_of(tmp_path, text)
    assert say.startswith("config.yaml, line 1: settings were expected")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes(b"contact: caf\xe9\n")
    with pytest.raises(BadConfig, match="not UTF-8 text"):
        load(None, tmp_path)


def test_a_control_character_is_refused(tmp_path: Path) -> None:
    say, _ = refusal_of(tmp_path, "contact: a\x00b\n")
    assert say == "config.yaml is not valid YAML: it holds a control character."


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"other.yaml cannot be read: No such file or directory"):
        load(tmp_path / "other.yaml", tmp_path)


def test_a_token_in_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    say, hint = refusal_of(tmp_path, f"contact: a\ntoken: {TOKEN}\n")
    assert say == "config.yaml, line 2: the token does not belong in this file."
    assert "DISCORD_TOKEN" in hint
    assert TOKEN not in say + hint


def test_no_token_is_no_error() -> None:
    assert token_from({}) is None
    assert token_from({"DISCORD_TOKEN": " ", "DISCORD_TOKEN_FILE": ""}) is None


def test_the_token_is_taken_from_the_environment_and_hides_itself() -> None:
    token = token_from({"DISCORD_TOKEN": f"{TOKEN}\n"})
    assert token is not None
    assert token.get_secret_value() == TOKEN
    assert TOKEN not in repr(token) + str(token)


def test_the_token_is_taken_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"  {TOKEN}\n", encoding="utf-8")
    token = token_from({"DISCORD_TOKEN_FILE": str(tmp_path / "token")})
    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe\x00"])
def test_a_token_file_that_gives_no_token_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "token"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadConfig, match="DISCORD_TOKEN_FILE names") as refusal:
        token_from({"DISCORD_TOKEN_FILE": str(path)})
    assert refusal.value.hint == "Put the bot token, and nothing else, into that file."


@pytest.mark.parametrize("token", ["Bot " + TOKEN, f'"{TOKEN}"', "abc", "a.b", "a.b.c d"])
def test_what_is_no_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(BadConfig) as refusal:
        token_from({"DISCORD_TOKEN": token})
    assert refusal.value.say == "DISCORD_TOKEN does not hold a bot token."
    assert TOKEN not in refusal.value.hint


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_file_whatever_it_holds_ends_in_anything_but_settings_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8")
    with suppress(BadConfig):
        assert load(path, path.parent) == Config(data=path.parent / "data")
