"""Make sure that the browser tests can start what they drive: playwright's driver and a Chromium.

What is missing comes from Debian's packages where there are some; elsewhere it is named.
"""

import os
import re
import shutil
import subprocess
import sys

# The headless shell is the same engine without the browser's own windows, whose hidden pages take
# up a whole second of processor time with every tab a test opens.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)
PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's, the first that installs is enough
# Playwright brings a node of its own, which needs these and which no package of Debian knows of.
LIBRARIES = {
    "libatomic.so.1": "libatomic1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
}
MISSING = re.compile(r"(lib\S+\.so[.\d]*): cannot open shared object file")
WITHOUT = "the tests without a browser run with: make fast"


def find():
    """Return the path of a Chromium or Chrome: the one named by CHROMIUM, or the first on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def main():
    """Try driver and browser; install what is missing, or say what it is."""
    if fault := driver_fault():
        packages = {LIBRARIES[name] for name in MISSING.findall(fault) if name in LIBRARIES}
        if packages and install(*packages):
            fault = driver_fault()
    if fault:
        sys.exit(
            f"playwright, which drives the browser, does not start: {fault}{advice(fault)}; {WITHOUT}"
        )
    named = os.environ.get("CHROMIUM")
    if named and not find():
        sys.exit(
            f"CHROMIUM names {named}, and there is no program; set it to the path of a Chromium or "
            f"Chrome, or unset it; {WITHOUT}"
        )
    if not find():
        any(install(package) for package in PACKAGES)
    if not (path := find()):
        sys.exit(
            "the browser tests need Chromium or Chrome, and none was found; install it "
            "(Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; "
            f"Windows: winget install Google.Chrome), or set CHROMIUM to the path of one you have; {WITHOUT}"
        )
    if fault := browser_fault(path):
        where = f"{path}, which CHROMIUM names," if named else path
        sys.exit(f"{where} does not start: {fault}{advice(fault)}; {WITHOUT}")


def driver_fault():
    """Return what keeps playwright's own program from starting, or None."""
    from playwright._impl._driver import compute_driver_executable

    node = compute_driver_executable()[0]
    started = subprocess.run([node, "--version"], capture_output=True, text=True)
    return (
        None if started.returncode == 0 else started.stderr.strip() or f"exit {started.returncode}"
    )


def browser_fault(path):
    """Return what keeps a browser from opening a page, or None."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            page = browser.new_page()
            page.set_content("<h1>open</h1>")
            page.get_by_text("open").wait_for()
            browser.close()
    except Error as error:
        lines = [line.strip() for line in error.message.splitlines()]
        telling = [line for line in lines if MISSING.search(line) or "[err]" in line]
        return (telling or lines)[0]


def install(*packages):
    """Install Debian's packages, which needs the rights to do so; return whether it did."""
    if not shutil.which("apt-get"):
        return False
    print(f"installing {' '.join(packages)} from Debian for the browser tests ...", flush=True)
    sudo = []
    if os.geteuid() and shutil.which("sudo"):
        sudo = ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]  # nobody is there to be asked
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", *packages]):
        command = [*sudo, "apt-get", "-qq", "-y", *words]
        done = subprocess.run(command, env=quiet, capture_output=True, text=True)
        if done.returncode:
            said = "\n".join(f"  {line}" for line in done.stderr.splitlines()[-3:])
            as_root = (
                "" if os.geteuid() == 0 else f"; let root run: apt-get install {' '.join(packages)}"
            )
            print(f"{said}\nDebian's package could not be installed{as_root}", file=sys.stderr)
            return False
    return True


def advice(fault):
    """Return what to install for the shared libraries that a fault says are missing."""
    lacking = MISSING.findall(fault)
    if not lacking:
        return ""
    known = [LIBRARIES.get(name) for name in lacking]
    if all(known):
        return f"; on Debian and Ubuntu: apt-get install {' '.join(sorted(set(known)))}"
    return f"; install the package that brings {', '.join(lacking)} (on Debian: apt-file search {lacking[0]})"


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    main()
