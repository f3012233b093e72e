"""The shell at a real (pseudo) terminal: prompts, a form, Ctrl-C."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
ROOT = Path(__file__).parents[3]
WAIT_S = 30.0


class Terminal:
    """A shell in a process of its own, with a pseudo-terminal for its keyboard and screen."""

    def __init__(self, folder: Path) -> None:
        self._shown = ""
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "shell"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def until(self, wanted: str) -> str:
        """What the screen shows from where the last call ended until `wanted` is on it."""
        end = time.monotonic() + WAIT_S
        while wanted not in self._shown and select.select([self._ours], [], [], max(0, end - time.monotonic()))[0]:
            self._shown += os.read(self._ours, 4096).decode(errors="replace")
        assert wanted in self._shown
        before, _, self._shown = self._shown.partition(wanted)
        return before + wanted

    def interrupt(self) -> None:
        """Ctrl-C, once the line is being read: readline misses a signal that comes between its prompt and its first wait."""
        time.sleep(0.3)
        self.process.send_signal(signal.SIGINT)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_somebody_at_a_keyboard_gets_prompts_and_leaves_with_quit(terminal: Terminal) -> None:
    assert "Type /help to see what you can ask, quit to leave." in terminal.until("On Record> ")
    terminal.type("/who krasner\n")
    assert "Larry Krasner" in terminal.until("On Record> ")
    terminal.type("quit\n")
    assert terminal.process.wait(WAIT_S) == 0


def test_ctrl_c_leaves_a_form_and_then_the_shell(terminal: Terminal) -> None:
    terminal.until("On Record> ")
    terminal.type("/briefing add\n")
    terminal.until("/cancel leaves the form")
    terminal.until("> ")
    terminal.interrupt()
    terminal.until("The form was cancelled; nothing was saved.")
    terminal.until("On Record> ")
    terminal.interrupt()
    assert terminal.process.wait(WAIT_S) == 0


def test_the_end_of_input_leaves_the_shell(terminal: Terminal) -> None:
    terminal.until("On Record> ")
    terminal.type("\x04")
    assert terminal.process.wait(WAIT_S) == 0
