"""Refuse a Python that the lock was not made for, before anything is installed.

Written for any Python 3, since it is the wrong ones that meet it.
"""

import sys

LOWEST, HIGHEST = (3, 11), (3, 13)

if not LOWEST <= sys.version_info[:2] <= HIGHEST:
    sys.exit(
        "this book needs Python 3.11, 3.12 or 3.13 (got {}.{}); "
        "install one and run: make PYTHON=python3.12 "
        "(without make: python3.12 tools/install.py)".format(*sys.version_info[:2])
    )
