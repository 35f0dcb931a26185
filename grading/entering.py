"""Enter the sandbox of another process, without a program in between: names, users, rights, limits.

The steps are those of `setns`, `setpriv` and `prlimit`, taken by a process that has its libraries
loaded already. Linux only.
"""

import contextlib
import ctypes
import os
import resource
from pathlib import Path

from grading.sandbox import HOME, LIMITS

KINDS = ("user", "cgroup", "ipc", "uts", "net", "pid", "mnt")  # the rights first, the files last
SET_DEATH_SIGNAL, SET_DUMPABLE, DROP_FROM_BOUNDS, NO_NEW_RIGHTS = 1, 4, 24, 38  # of prctl
AMBIENT, CLEAR_ALL = 47, 4
MOST_RIGHTS = 64
VERSION = 0x20080522  # of the form in which rights are set
KILL = 9
_libc = ctypes.CDLL(None, use_errno=True)


def places_of(pid) -> list[int]:
    """Open the namespaces in which a process lives and this one does not, in the order to enter them."""
    opened = []
    for kind in KINDS:
        theirs, own = Path(f"/proc/{pid}/ns/{kind}"), Path(f"/proc/self/ns/{kind}")
        if theirs.readlink() != own.readlink():
            opened.append(os.open(theirs, os.O_RDONLY | os.O_CLOEXEC))
    return opened


def enter(places):
    """Enter namespaces; those of processes hold for children alone."""
    for place in places:
        _checked(_libc.setns(place, 0))
        os.close(place)
    os.chdir("/")


def die_with_parent():
    """End when the process that made this one ends."""
    _checked(_libc.prctl(SET_DEATH_SIGNAL, KILL, 0, 0, 0))


def give_up_rights(user):
    """Become `user`, or stay who one is if it is 0, without any right, for ever."""
    for right in range(MOST_RIGHTS):
        if _libc.prctl(DROP_FROM_BOUNDS, right, 0, 0, 0):
            break  # there are no more
    _libc.prctl(AMBIENT, CLEAR_ALL, 0, 0, 0)
    if user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    head = (ctypes.c_uint32 * 2)(VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    _checked(_libc.capset(head, none))
    _checked(_libc.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0))
    _checked(_libc.prctl(SET_DUMPABLE, 1, 0, 0, 0))  # as after the start of a program
    die_with_parent()  # becoming another user forgot it


def set_limits():
    """Limit what this process may use, as `prlimit` would."""
    for name, value in LIMITS.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name.upper()}"), (value, value))


def leave_everything():
    """Close all files, take nothing from the terminal, begin in the empty home."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    with contextlib.suppress(PermissionError):  # it leads a session already
        os.setsid()
    os.chdir(HOME)


def _checked(done):
    if done:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
