"""List the data sets that somebody should look up again, the longest overdue first.

    python tools/stale.py                  what is due today
    python tools/stale.py --by 2027-06-30  what will be due on that day

It is no test and never fails: time that passes breaks no build.
"""

import argparse
import sys
from datetime import date

from platformlab.data import describe, names


def main() -> None:
    """Read the entries of the data package and print those that are due."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--by", type=date.fromisoformat, default=date.today(), metavar="DAY")
    print("\n".join(due(parser.parse_args().by)))


def due(day: date) -> list[str]:
    """Lines that say what is due on a day, or that nothing is."""
    entries = sorted((entry.look_again_by, entry) for entry in map(describe, names()))
    late = [(until, entry) for until, entry in entries if date.fromisoformat(until) <= day]
    if not late:
        until, first = entries[0]
        return [f"No data set is due on {day}; the next is {first.name}, by {until}."]
    lines = [
        f"Due on {day}: {len(late)} of {len(entries)} data sets. Look them up, then move as_of"
    ]
    lines += ["and look_again_by in data/datapackage.json.", ""]
    return lines + [
        f"{entry.name:28} as of {entry.as_of:10}  look again by {until}  {entry.path.name}"
        for until, entry in late
    ]


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    main()
