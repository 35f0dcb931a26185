"""One line on the terminal that says how far grading is; a file or a pipe gets none."""

import shutil
import sys
import time

FIRST_GUESS = 4  # pieces of work; before, how long the rest takes is anybody's guess


class Progress:
    """Counts what is done of a number of pieces of work, and shows it where somebody looks."""

    def __init__(self, total, *, stream=None, clock=time.monotonic):
        """Begin to count."""
        self._stream = stream or sys.stderr
        self._clock, self._began = clock, clock()
        self._is_seen = self._stream.isatty()
        self._total, self._done, self._unread, self._ran = total, 0, 0, 0

    def add(self, *, ran, unread):
        """Count one: whether its code `ran`, which is what takes time, and whether it went `unread`."""
        self._done += 1
        self._ran += ran
        self._unread += unread
        self._show(self.line())

    def line(self) -> str:
        """Return what is said now."""
        said = f"grading: {self._done} of {self._total}"
        if self._unread:
            said += f", {self._unread} not read"
        left = self._total - self._done
        if self._ran >= FIRST_GUESS and left:
            seconds = left * (self._clock() - self._began) / self._ran
            said += f"; at most {_time(seconds)} to go at this pace"
        return said

    def end(self):
        """Take the line away."""
        self._show("")

    def _show(self, text):
        if self._is_seen:
            wide = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{text[:wide]}\x1b[K")
            self._stream.flush()


def _time(seconds):
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
