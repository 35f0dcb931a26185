"""Make sure there is a Chromium for the browser tests, by Debian's package where there is none."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find():
    """Return the path of a Chromium or Chrome: the one named by CHROMIUM, or the first on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def install():
    """Install Debian's package; needs the rights to do so."""
    print("installing Chromium from Debian's packages for the browser tests ...", flush=True)
    sudo = ["sudo"] if os.geteuid() and shutil.which("sudo") else []
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "-y", "install", "chromium"]):
        subprocess.run([*sudo, *command], check=True, env=quiet, stdout=subprocess.DEVNULL)


def main():
    """Find one, or install one, or say what to do."""
    if find():
        return
    if shutil.which("apt-get"):
        try:
            install()
        except subprocess.CalledProcessError as error:
            print(f"Debian's package could not be installed: {error}", file=sys.stderr)
    if not find():
        sys.exit(
            "the browser tests need Chromium or Chrome, and none was found; install it "
            "(Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; "
            "Windows: winget install Google.Chrome), or set CHROMIUM to the path of one you have; "
            "the tests without a browser run with: make check"
        )


if __name__ == "__main__":
    main()
