"""What one submission may use, however many programs it starts: memory, processor, disk.

The limits of a process hold for each of them alone, so these are counted over all: memory by a group
of the system (cgroup) where one can be made, and everything by looking, ten times a second.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

import psutil

MOST_MEMORY = 4 * 2**30
MOST_DISK = 4 * 2**20  # of the folder through which kernel and grader talk; sockets take none
MOST_PROCESSOR = 600  # seconds of all programs together
MOST_FILES = 200
EVERY = 0.1  # seconds
GROUPS = Path("/sys/fs/cgroup")
MEMBERS = "cgroup.procs"
ENDED = ("memory.events", "memory.oom_control")  # where a group counts what it ended, new and old
FOLDERS = "grade-"
TALK = "k"  # short, since names of sockets are
JOIN = 'echo $$ >"$0" && exec "$@"'


class Guard:
    """Watches the programs that began with one, and ends them all when they use too much."""

    def __init__(self, pid, folder, group=None, memory=MOST_MEMORY):
        """Begin to watch."""
        self.reason = ""
        self._pid, self._folder, self._others = pid, Path(folder), ()
        self._group, self._memory = group, memory
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def watch_too(self, pid):
        """Count what another program uses too, which began elsewhere."""
        self._others = (*self._others, pid)

    def stop(self, reason):
        """End all programs, for a reason that is told."""
        self.reason = self.reason or reason
        self._ended.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)  # the sandbox ends with it, and all inside

    def end(self):
        """Watch no longer."""
        self._ended.set()

    def look(self):
        """Look now, and end all programs if they used too much."""
        reason = exceeded(self._pid, self._folder, self._others, self._memory)
        if not reason and _ended_by(self._group):
            reason = too_much(self._memory)
        if reason:
            self.stop(reason)

    def _watch(self):
        while not self._ended.wait(EVERY):
            self.look()


def exceeded(pid, folder, others=(), memory=MOST_MEMORY) -> str:
    """Say which limit a program, `others` and those they started exceed; empty if they keep them."""
    size, count = _written(folder)
    if size > MOST_DISK or count > MOST_FILES:
        return f"wrote more than {MOST_DISK // 2**20} MB or {MOST_FILES} files to the disk"
    programs = [one for first in (pid, *others) for one in _family(first)]
    # What a program shares with those it came from is counted once, which takes time to find out.
    if all(sum(map(used, programs)) > memory for used in (_resident, _shared_out)):
        return too_much(memory)
    if sum(map(_processor, programs)) > MOST_PROCESSOR:
        return f"used more than {MOST_PROCESSOR} seconds of the processor in all"
    return ""


def too_much(memory) -> str:
    """Say that a limit of memory was exceeded."""
    return f"used more than {round(memory / 2**30, 1):g} GB of memory in all"


def _written(folder):
    size = count = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # gone meanwhile
                size += os.lstat(Path(place, name)).st_blocks * 512
                count += 1
    return size, count


def _family(pid):
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    return []


def _of(look):
    """Return a look at a program that finds nothing where it has ended."""

    def looked(program):
        with contextlib.suppress(psutil.Error):
            return look(program)
        return 0

    return looked


@_of
def _resident(program):
    return program.memory_info().rss


@_of
def _shared_out(program):
    try:
        used = program.memory_full_info()
    except psutil.AccessDenied:
        return _resident(program)
    return getattr(used, "pss", used.rss)


@_of
def _processor(program):
    return sum(program.cpu_times()[:4])  # with those of its that ended


def in_group(command, memory=MOST_MEMORY) -> tuple[list[str], Path | None]:
    """Return a command that runs in a group with a limit of memory, and that group, if one can be made."""
    for place, limit in _possible_groups():
        try:
            group = Path(tempfile.mkdtemp(prefix="grade-", dir=place))
        except OSError:
            continue
        try:
            (group / limit).write_text(str(memory))
        except OSError:
            group.rmdir()
            continue
        return ["sh", "-c", JOIN, str(group / MEMBERS), *command], group
    return list(command), None


def _possible_groups():
    """Yield where a group may be made, and the file of its limit: of this process's group, or above."""
    try:
        lines = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        _, kinds, path = line.split(":", 2)
        if kinds in ("", "memory"):
            root, limit = (GROUPS / kinds, "memory.max" if not kinds else "memory.limit_in_bytes")
            own = root / path.lstrip("/")
            yield from (
                (place, limit) for place in (own, *own.parents) if place.is_relative_to(root)
            )


def _ended_by(group) -> bool:
    """Whether a group had to end one of its programs; the others may have gone on, unaware of it."""
    for name in ENDED if group else ():
        with contextlib.suppress(OSError, ValueError):
            counts = dict(line.split() for line in (group / name).read_text().splitlines())
            return int(counts.get("oom_kill", 0)) > 0
    return False


def leave(group):
    """Remove a group whose programs have ended."""
    with contextlib.suppress(OSError):  # one ends just now; the system keeps an empty group
        group.rmdir()


def own_folder() -> str:
    """Make a folder that the next run takes away, should this process end without doing so."""
    return tempfile.mkdtemp(prefix=f"{FOLDERS}{os.getpid()}-")


def sweep():
    """Take away the folders, and their small disks, of processes that ended in the middle."""
    for place in Path(tempfile.gettempdir()).glob(f"{FOLDERS}[0-9]*-*"):
        number = place.name.removeprefix(FOLDERS).split("-")[0]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            if shutil.which("umount"):
                take_away(place / TALK)
            shutil.rmtree(place, ignore_errors=True)


def small_disk(folder) -> bool:
    """Lay a small disk over a folder, which no program can fill further; tell whether that was allowed."""
    options = f"size={MOST_DISK},nr_inodes={MOST_FILES},mode=777"
    mount = ["mount", "-t", "tmpfs", "-o", options, "grade", str(folder)]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


def take_away(folder):
    """Take a small disk away."""
    subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)
