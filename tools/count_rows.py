"""Count the rows of every data set into ``data/datapackage.json``, or say where none are counted.

    python tools/count_rows.py            write `rows_at_least` into each entry
    python tools/count_rows.py --check    change nothing; exit 1 if an entry lacks it

`load` refuses a table with fewer rows: one that was cut. More rows are welcome at once, and are
counted by the next `make tidy`; so a new row is one row, and not two edits.
"""

import csv
import json
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data"
KEY = "rows_at_least"


def main(arguments) -> int:
    """Count, or check."""
    package = FOLDER / "datapackage.json"
    text = package.read_text(encoding="utf-8")
    try:
        entries = {entry["name"]: entry for entry in json.loads(text)["resources"]}
        paths = {name: FOLDER / entry["path"] for name, entry in entries.items()}
        uncounted = [name for name, entry in entries.items() if KEY not in entry]
    except (ValueError, KeyError, TypeError):
        print(f"{package} cannot be read; python -m pytest tests/test_data.py says what is wrong")
        return 1
    if "--check" in arguments:
        if uncounted:
            print(f"rows not counted in {package.name}: {', '.join(uncounted)}; run: make tidy")
        return bool(uncounted)
    if absent := [path for path in paths.values() if not path.is_file()]:
        print(f"{absent[0]} does not exist; add it, or correct its path in {package.name}")
        return 1
    written = counted(text, {name: rows_in(path) for name, path in paths.items()}, uncounted)
    if written != text:
        package.write_text(written, encoding="utf-8", newline="\n")
    if lacking := [e["name"] for e in json.loads(written)["resources"] if KEY not in e]:
        print(f'{lacking[0]}: write "name" and "path" first in its entry, and run: make tidy')
    return bool(lacking)


def rows_in(path) -> int:
    """Rows of a table, its header left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return max(sum(bool(row) for row in csv.reader(file)) - 1, 0)


def counted(text, rows, uncounted) -> str:
    """Text of the package with the rows of each data set; the rest, written by hand, stays.

    Examples
    --------
    >>> counted('{ "name": "a", "path": "a.csv", "title": "A" }', {"a": 7}, ["a"])
    '{ "name": "a", "path": "a.csv", "rows_at_least": 7, "title": "A" }'
    """
    known = iter([count for name, count in rows.items() if name not in uncounted])
    text = re.sub(rf'("{KEY}"\s*:\s*)\d+', lambda found: f"{found[1]}{next(known)}", text)
    for name in uncounted:
        place = re.compile(rf'("name"\s*:\s*"{name}"\s*,\s*"path"\s*:\s*"[^"]+",)(\s*)')
        text = place.sub(rf'\g<1>\g<2>"{KEY}": {rows[name]},\g<2>', text, count=1)
    return text


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
