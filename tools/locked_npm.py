"""Install from npm what the lock of a folder names, and nothing else."""

import shutil
import subprocess


def install(npm, folder):
    """Install it, unless it is there already; return whether it is there now."""
    lock = folder / "package-lock.json"
    mark = folder / "node_modules" / "installed-from-lock.json"
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return True
    done = subprocess.run(
        [npm, "ci", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=folder,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode == 0:
        shutil.copyfile(lock, mark)
    return done.returncode == 0
