"""Make sure that the tests can drive Firefox and WebKit, the engines that Chromium's tests leave out.

Debian's packages bring both engines, and npm their drivers: puppeteer speaks WebDriver BiDi with a
Firefox as it is installed, selenium WebDriver with WebKit. Playwright needs a Firefox and a WebKit
of its own making, which it downloads; geckodriver, which selenium needs for Firefox, is no package
of Debian, PyPI or npm. What is missing is installed, or it is said what it is.
"""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import chromium
import locked_npm

HOME = Path(__file__).resolve().parent / "engines"
DRIVE = HOME / "drive.mjs"


class Program(NamedTuple):
    """A program that drives or is an engine: its names, where else it may lie, and Debian's package."""

    names: tuple[str, ...]
    package: str
    elsewhere: str = ""

    def find(self):
        """Return the path of the program, or None."""
        lying = sorted(map(str, Path("/").glob(self.elsewhere))) if self.elsewhere else []
        return next(filter(None, [*map(shutil.which, self.names), *lying[-1:]]), None)


SCREEN = (Program(("xvfb-run",), "xvfb"), Program(("xauth",), "xauth"))
# What an engine needs: the programs that its driver is handed, and what they rest on.
ENGINES = {
    "firefox": ((Program(("firefox-esr", "firefox"), "firefox-esr"),), ()),
    "webkit": (
        (
            Program(("MiniBrowser",), "webkit2gtk-driver", "usr/lib/*/webkit2gtk-*/MiniBrowser"),
            Program(("WebKitWebDriver",), "webkit2gtk-driver"),
        ),
        SCREEN,
    ),
}


def lacking(engine):
    """Return what keeps an engine from being driven, as a sentence with its repair, or None."""
    missing = dict.fromkeys(p.package for p in _programs(engine) if not p.find())
    if missing:
        return (
            f"{engine} is not there; install it (Debian and Ubuntu: "
            f"apt-get install {' '.join(missing)}), or run: make engines"
        )
    if not (HOME / "node_modules").is_dir():
        return f"the driver of {engine} is not there; run: make engines"
    return None


def command(engine):
    """Return the command that drives an engine: lines of JSON in, lines of JSON out."""
    from playwright._impl._driver import compute_driver_executable

    node = compute_driver_executable()[0]  # newer than that of many systems
    programs, below = ENGINES[engine]
    screen = ["xvfb-run", "--auto-servernum"] if below else []
    return [*screen, str(node), str(DRIVE), engine, *(program.find() for program in programs)]


def _programs(engine):
    programs, below = ENGINES[engine]
    return (*programs, *below)


def main():
    """Install what is missing; say what could not be, and return the exit code."""
    programs = [program for engine in ENGINES for program in _programs(engine)]
    if packages := dict.fromkeys(p.package for p in programs if not p.find()):
        chromium.install(*packages)
    if why := locked_npm.fault(HOME, "the drivers"):
        print(f"Firefox and WebKit are not driven: {why}", file=sys.stderr)
        return 1
    faults = [fault for engine in ENGINES if (fault := lacking(engine))]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
