"""Install from npm what the lock of a folder names, and nothing else."""

import re
import shutil
import subprocess

AGAIN = "and run it again"
CAUSES = {
    r"\bENOSPC\b|\bEDQUOT\b": "the disk is full, or your share of it; make room",
    r"CERT|certificate": (
        "the connection to npm's registry is not trusted; if your network checks what passes with a "
        "certificate of its own, set NODE_EXTRA_CA_CERTS to that certificate"
    ),
    r"ENOTFOUND|ECONN\w+|E\w*TIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH": (
        "the network, or npm's registry on it, was not reached; connect this machine (behind a "
        "proxy: set HTTPS_PROXY)"
    ),
    r"\bEACCES\b|\bEPERM\b|\bEROFS\b": (
        "something there may not be written by you; work in a clone of your own"
    ),
}


def fault(folder, what):
    """Install it, unless it is there already; return what keeps it from being there, or "".

    The sentence begins with the cause, so that it can follow on what the caller lacks for it.
    """
    lock = folder / "package-lock.json"
    mark = folder / "node_modules" / "installed-from-lock.json"
    npm = shutil.which("npm")
    if npm is None:
        return (
            "there is no npm on this machine; install it (Debian and Ubuntu: apt-get install npm; "
            f"elsewhere it comes with Node.js), {AGAIN}"
        )
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return ""
    done = subprocess.run(
        [npm, "ci", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        return f"npm could not install {what}: {explained(done.stderr)}"
    shutil.copyfile(lock, mark)
    return ""


def explained(said):
    """Return cause and repair, and below them npm's own words."""
    lines = [line for line in said.splitlines() if line and "complete log of this run" not in line]
    last_words = "".join(f"\n  {line}" for line in lines[-6:])
    for signs, repair in CAUSES.items():
        if re.search(signs, said):
            return f"{repair}, {AGAIN}{last_words}"
    return f"repair what it says, {AGAIN}{last_words}"
