"""How far grading is stands in one line on a terminal, and nowhere in a log."""

import io

from grading.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_one_line_on_a_terminal_is_written_over_and_taken_away():
    seen, clock = Terminal(), Clock()
    progress = Progress(900, stream=seen, clock=clock)
    progress.add(ran=False, unread=True)
    for _ in range(4):
        clock.now += 2
        progress.add(ran=True, unread=False)
    progress.end()
    lines = seen.getvalue().split("\r")
    assert lines[1] == "grading: 1 of 900, 1 not read\x1b[K"
    assert lines[5] == "grading: 5 of 900, 1 not read; at most 30 min to go at this pace\x1b[K"
    assert lines[-1] == "\x1b[K"
    assert "\n" not in seen.getvalue()


def test_log_gets_no_byte_of_it():
    log = io.StringIO()
    progress = Progress(2, stream=log)
    progress.add(ran=True, unread=False)
    progress.end()
    assert log.getvalue() == ""


def test_line_fits_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    seen = Terminal()
    Progress(900, stream=seen).add(ran=True, unread=True)
    assert seen.getvalue() == "\rgrading: 1 of 900, \x1b[K"


def test_nothing_is_foretold_from_what_was_not_run():
    clock = Clock()
    progress = Progress(900, stream=io.StringIO(), clock=clock)
    for _ in range(450):
        clock.now += 0.01
        progress.add(ran=False, unread=False)
    assert progress.line() == "grading: 450 of 900"
