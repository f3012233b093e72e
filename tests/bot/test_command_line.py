"""The command line, started as a host starts it: what keeps a door shut is one sentence and the next step."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import VERSION
from bot.command_line import TOUCHED, main
from bot.house import DATABASE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the program is started in, with no token in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN_FILE", raising=False)
    return tmp_path


def run(*arguments: str, typed: str = "", more: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=typed, env=more)


def refused(ended: Result) -> str:
    """What was said of a start that failed: on one line, and nothing else."""
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    return ended.stderr


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A shell in a process of its own that has answered its first question."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "shell"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("/about\n")
        process.stdin.flush()
        assert process.stdout.readline() != ""
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_piped_question_is_answered_on_a_fresh_folder(folder: Path) -> None:
    ended = run("shell", typed="/who krasner\n")
    assert ended.exit_code == 0, ended.stderr
    assert "Larry Krasner" in ended.stdout
    assert ended.stderr == ""
    assert (folder / "data" / DATABASE).exists()


def test_a_log_that_was_changed_outside_the_program_is_named(folder: Path) -> None:
    assert run("shell", typed="/who krasner\n").exit_code == 0
    ended = run("verify")
    assert (ended.exit_code, ended.stdout) == (
        0,
        "The log of changes and the stored articles are as they were written.\n",
    )
    with closing(sqlite3.connect(folder / "data" / DATABASE)) as raw, raw:
        raw.execute("drop trigger log_update")
        raw.execute("update log set at = '2020-01-01T00:00:00+00:00' where nth = 1")
    ended = run("verify")
    assert (ended.exit_code, ended.stdout) == (TOUCHED, "Changed outside the program: B-1/1, server 1000.\n")


def test_words_that_were_altered_in_the_file_are_withheld_in_one_sentence(folder: Path) -> None:
    assert run("shell", typed="/who krasner\n").exit_code == 0
    with closing(sqlite3.connect(folder / "data" / DATABASE)) as raw, raw:
        raw.execute("drop trigger piece_update")
        raw.execute("update piece set text = 'Words nobody said' where quote_id & 16777215 = 2 and ordinal = 0")
    ended = run("shell", typed="/quote id:2\n/quote briefing:1\n/summary\n")
    assert "Words nobody said" not in ended.stdout
    assert ended.stdout.count("Q-2 is withheld because it no longer agrees with the stored article.") == 3
    assert "on-record verify" in ended.stdout
    ended = run("verify")
    assert (ended.exit_code, ended.stdout) == (TOUCHED, "Changed outside the program: Q-2, server 1000.\n")


def test_the_version_is_that_of_the_package(folder: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ended = run("--version")
    assert ended.stdout == f"On Record {VERSION}\n"
    assert project["version"] == VERSION


def test_a_misspelt_setting_is_named_with_its_file_and_line(folder: Path) -> None:
    (folder / "config.yaml").write_text("contact: Ana\neditor:\n  roles: [Desk]\n", encoding="utf-8")
    assert refused(run("shell")) == "config.yaml, line 2: “editor” is not a setting. Did you mean “editors”?\n"


def test_the_settings_may_be_named_before_or_behind_the_door(folder: Path) -> None:
    (folder / "mine.yaml").write_text("data: elsewhere\n", encoding="utf-8")
    assert run("shell", "--config", "mine.yaml", typed="/about\n").exit_code == 0
    assert run("--config", "mine.yaml", "shell", typed="/about\n").exit_code == 0
    assert (folder / "elsewhere" / DATABASE).exists()
    assert not (folder / "data").exists()


def test_settings_that_are_not_there_are_refused(folder: Path) -> None:
    assert "other.yaml cannot be read" in refused(run("shell", "--config", "other.yaml"))


def test_a_second_process_on_the_same_record_is_refused(folder: Path) -> None:
    with started(folder) as first:
        assert "Another process" in refused(run("shell", typed="/about\n"))
        first.communicate("quit\n", timeout=30)
        assert first.returncode == 0


def test_a_record_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    run("shell", typed="/about\n")
    path = folder / "data" / DATABASE
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into migration select max(number) + 1, name, sha256, at from migration")
    said = refused(run("shell", typed="/about\n"))
    assert "newer" in said


def test_a_file_in_the_place_of_the_data_folder_is_refused(folder: Path) -> None:
    (folder / "data").write_text("mine", encoding="utf-8")
    assert "data" in refused(run("shell", typed="/about\n"))
    assert (folder / "data").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused(folder: Path) -> None:
    folder.chmod(0o500)
    said = refused(run("shell", typed="/about\n"))
    folder.chmod(0o700)
    assert "cannot be written" in said


def test_a_token_file_that_is_not_there_is_refused(folder: Path) -> None:
    said = refused(run(more={"DISCORD_TOKEN_FILE": str(folder / "token")}))
    assert said.startswith(f"DISCORD_TOKEN_FILE names {folder / 'token'}, which cannot be read")


def test_a_text_that_is_no_token_is_refused_and_not_repeated(folder: Path) -> None:
    said = refused(run(more={"DISCORD_TOKEN": "Bot secret-but-wrong"}))
    assert said.startswith("DISCORD_TOKEN does not hold a bot token.")
    assert "secret" not in said


def test_a_broken_token_does_not_keep_the_shell_shut(folder: Path) -> None:
    assert run("shell", typed="/about\n", more={"DISCORD_TOKEN": "wrong"}).exit_code == 0


def test_a_bad_option_is_named(folder: Path) -> None:
    ended = run("shell", "--server", "nobody")
    assert ended.exit_code == 2
    assert "--server" in ended.stderr


@pytest.mark.parametrize(("told", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_being_told_to_stop_is_a_clean_end(folder: Path, told: signal.Signals, code: int) -> None:
    with started(folder) as process:
        process.send_signal(told)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (code, "")
    assert run("shell", typed="/about\n").exit_code == 0


def test_nobody_needs_to_know_python_to_ask_from_a_pipe(folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "shell"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="/who krasner\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Larry Krasner" in ended.stdout


def test_a_missing_extra_is_named_with_its_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)
    assert refused(run("preview")).startswith(
        "The preview needs the extra: pip install 'on-record[preview]'. Or set DISCORD_TOKEN"
    )


def test_a_port_that_is_taken_is_named_with_the_setting(folder: Path) -> None:
    pytest.importorskip("simcord")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (folder / "config.yaml").write_text(f"preview:\n  port: {port}\n", encoding="utf-8")
        said = refused(run("preview"))
    assert said.startswith(f"The preview cannot be served at port {port}: ")
    assert "Set preview.port in config.yaml" in said


def test_without_a_token_the_preview_is_served_until_it_is_told_to_stop(folder: Path) -> None:
    (folder / "config.yaml").write_text("preview:\n  port: 0\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        assert "The preview is at http://127.0.0.1:" in said
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Traceback" not in errors
    finally:
        process.kill()
        process.communicate()


def test_a_worker_process_does_not_load_the_bot() -> None:
    program = (
        "import runpy, sys; runpy.run_module('bot', run_name='__mp_main__');"
        "print({'discord', 'pydantic', 'bot.command_line'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
