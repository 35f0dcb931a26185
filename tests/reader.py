"""A reader with a browser of another engine: what she does and sees, in the words of the tests.

Behind it runs `tools/engines/drive.mjs`, which does the same in Firefox and in WebKit.
"""

import json
import select
import subprocess
import time

import engines

PATIENCE = 60  # seconds; tests wait for states, and a busy machine takes its time
PAUSE = 0.03
# The middle of what a selector finds, or the place at two parts of its width and height.
PLACE = """(() => {
    const part = document.querySelector(%s);
    part.scrollIntoView({ block: "center", behavior: "instant" });
    const box = part.getBoundingClientRect();
    return [box.left + %f * box.width, box.top + %f * box.height];
})()"""


class Refused(AssertionError):
    """What the browser answers if it cannot do what was asked."""


class Reader:
    """One browser with one page."""

    def __init__(self, engine):
        self.engine = engine
        self.driver = subprocess.Popen(
            engines.command(engine),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert self._answer() == "ready"

    def _answer(self):
        ready, _, _ = select.select([self.driver.stdout], [], [], 2 * PATIENCE)
        line = self.driver.stdout.readline() if ready else ""
        assert line, f"the driver of {self.engine} says nothing more"
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["value"]

    def _do(self, action, *given):
        self.driver.stdin.write(json.dumps([action, *given]) + "\n")
        self.driver.stdin.flush()
        return self._answer()

    def open(self, url):
        self._do("open", url)

    def back(self):
        self._do("back")

    def reload(self):
        self._do("reload")

    def value(self, code):
        """What an expression of the page is worth."""
        return self._do("evaluate", code)

    def text(self, selector):
        return self.value(f"document.querySelector({json.dumps(selector)}).textContent.trim()")

    def sees(self, code, wanted=True):
        """Wait until an expression is worth what is wanted; on a page that is being read it may fail."""
        end = time.monotonic() + PATIENCE
        while (found := self._worth(code)) != (True, wanted):
            assert time.monotonic() < end, f"{code}: expected {wanted!r}, got {found[1]!r}"
            time.sleep(PAUSE)

    def _worth(self, code):
        try:
            return True, self.value(code)
        except Refused as refusal:
            return False, str(refusal)

    def reads(self, selector, wanted):
        """Wait until a part of the page has a text."""
        part = f"document.querySelector({json.dumps(selector)})"
        self.sees(f"{part}?.textContent.trim().replace(/\\s+/g, ' ')", " ".join(wanted.split()))

    def press(self, *keys):
        self._do("press", *keys)

    def write(self, text):
        self._do("write", text)

    def focus(self, selector):
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")

    def place(self, selector, across=0.5, down=0.5):
        return self.value(PLACE % (json.dumps(selector), across, down))

    def click(self, selector, across=0.5, down=0.5):
        place = self._resting_place(selector, across, down)
        self._do("drag", place, place)

    def drag(self, selector, start, end):
        """Press at one place of a part, given by parts of its width and height, and let go at another."""
        self._resting_place(selector)
        self._do("drag", self.place(selector, *start), self.place(selector, *end))

    def _resting_place(self, *where):
        """Where a part is once it has stopped moving: who aims at one that moves misses it."""
        before = None
        while (place := self.place(*where)) != before:
            before = place
            time.sleep(2 * PAUSE)
        return place

    def give(self, selector, file):
        self._do("give", selector, str(file))

    def leave(self):
        self.driver.stdin.close()
        try:
            self.driver.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            raise
        finally:
            self.driver.stdout.close()
