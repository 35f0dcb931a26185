"""Make sure there is a Chromium for the browser tests, by Debian's package where there is none."""

import os
import shutil
import subprocess
import sys

# The headless shell is the same engine without the browser's own windows, whose hidden pages take
# up a whole second of processor time with every tab a test opens.
NAMES = (
    "chromium-headless-shell", "chrome-headless-shell",
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
)  # fmt: skip
PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's, the first that installs is enough


def find():
    """Return the path of a Chromium or Chrome: the one named by CHROMIUM, or the first on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def install():
    """Install one of Debian's packages, which needs the rights to do so; return whether it did."""
    print("installing Chromium from Debian's packages for the browser tests ...", flush=True)
    sudo = ["sudo"] if os.geteuid() and shutil.which("sudo") else []
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def apt_get(*words):
        command = [*sudo, "apt-get", "-qq", "-y", *words]
        return subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL).returncode == 0

    return apt_get("update") and any(apt_get("install", package) for package in PACKAGES)


def main():
    """Find one, or install one, or say what to do."""
    if find():
        return
    if shutil.which("apt-get") and not install():
        print("Debian's package could not be installed", file=sys.stderr)
    if not find():
        sys.exit(
            "the browser tests need Chromium or Chrome, and none was found; install it "
            "(Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; "
            "Windows: winget install Google.Chrome), or set CHROMIUM to the path of one you have; "
            "the tests without a browser run with: make check"
        )


if __name__ == "__main__":
    main()
