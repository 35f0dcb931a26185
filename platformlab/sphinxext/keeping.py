"""What a build makes once and keeps beside the site for the next one."""

import shutil
from pathlib import Path


def kept_from(app, kind, now):
    """Return the folder for what is made from `now`; remove what was made from anything before."""
    return kept_in(Path(app.doctreedir, kind), now)


def kept_in(store, now):
    """Return the folder of a store for what is made from `now`; remove what was made before."""
    for old in store.glob("*"):
        if old.name != now:
            shutil.rmtree(old)
    kept = store / now
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def keep(file, text):
    """Write a file that is whole whenever it is there, wherever the build is stopped."""
    half = file.with_suffix(".half")
    half.write_text(text, encoding="utf-8")
    half.replace(file)
