"""Launch!, the class game: makers of machines run against each other, and some become platforms.

The market is invented; its numbers describe no firm. The files of this room run in CPython and, the
same files, in the MicroPython of a page. So they import `math` and each other only, and avoid what
the two do differently: the order of dictionaries, ``repr`` and rounding of floats, ``sum`` of floats,
``zip`` with ``strict``.
"""
