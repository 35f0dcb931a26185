"""Run a command of a student where it can harm nothing and read nothing that is not hers.

Inside there is a system to read, this copy of the package with its data, an empty home that is
forgotten afterwards, and no network. The course folder, and with it the hidden tests, the grades
and what others handed in, is not there at all.

A sandbox is a function that takes a command and returns the command that runs it inside.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
IMAGE = "platformlab-grading"
ENGINES = ("podman", "docker")
HOME = "/home/student"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
SETTINGS = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
# Memory per process and file size in bytes, processor seconds in all, processes.
LIMITS = {"as": 4 * 2**30, "fsize": 50 * 2**20, "cpu": 300, "nproc": 512, "core": 0}
NOBODY = 65534
# Programs are counted by user, so each submission that runs beside others is another nobody.
NOBODIES = 1000


ENVIRONMENT = {
    "HOME": HOME,
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "IPYTHONDIR": f"{HOME}/.ipython",
    "MPLBACKEND": "agg",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": str(ROOT),
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "NBGRADER_EXECUTION": "autograde",
}


class SandboxError(RuntimeError):
    """There is no sandbox to run students' code in, with what to do about it."""


class Place(NamedTuple):
    """Something a command sees inside: ``read``, ``show``, ``write``, ``link`` (to `target`) or ``empty``.

    What is shown is read like the rest, but an image of a container does not have it.
    """

    kind: str
    path: str
    target: str = ""


def run_in_bubblewrap(command, *, places) -> list[str]:
    """Wrap a command by bubblewrap: mounts of its own, no network, no rights."""
    options = ["--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid"]
    options += ["--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"]
    if is_root():  # the rights to become nobody, who drops them
        options += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        # First of all processes, since nobody inside can end that one. Where it is another user than
        # what started it, it would not end with that; so there bubblewrap stays the first.
        options += ["--unshare-user", "--as-pid-1"]
    options += ["--dev", "/dev", "--proc", "/proc"]
    for place in places:
        # Bubblewrap would make them for the owner alone. One by one: an empty place hides what
        # was made below it before.
        for parent in reversed(Path(place.path).parents[:-1]):
            options += ["--perms", "0755", "--dir", str(parent)]
        if place.kind == "empty":
            options += ["--perms", "1777", "--size", "67108864", "--tmpfs", place.path]
        elif place.kind == "link":
            options += ["--symlink", place.target, place.path]
        else:
            bind = "--bind" if place.kind == "write" else "--ro-bind"
            options += [bind, place.path, place.path]
    options += ["--remount-ro", "/"]
    return ["bwrap", *options, "--chdir", HOME, "--", *_as_nobody(), *_limited(command)]


def run_in_namespaces(command, *, places) -> list[str]:
    """Wrap a command by util-linux alone, present on every Linux: the same mounts, made by a script."""
    unshare = ["setpriv", "--pdeathsig=KILL"]  # it ends with the grader
    unshare += ["unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child"]
    if not is_root():
        unshare += ["--user", "--map-root-user"]
    script = str(Path(__file__).with_name("enter.sh"))
    listed = [word for place in places for word in (place.kind, place.path, place.target or "-")]
    return [*unshare, "sh", script, HOME, *listed, "--", *_as_nobody(), *_limited(command)]


def run_in_container(engine, command, *, places) -> list[str]:
    """Wrap a command by Podman or Docker, in the image that `grading/Containerfile` describes."""
    options = ["--rm", "--interactive", "--network", "none", "--read-only"]
    options += ["--cap-drop", "all", "--security-opt", "no-new-privileges", "--user", f"{NOBODY}"]
    options += ["--pids-limit", "512", "--memory", "4g", "--ulimit", f"cpu={LIMITS['cpu']}"]
    options += ["--ulimit", "nofile=1024:1024", "--ulimit", f"nproc={LIMITS['nproc']}"]
    options += ["--tmpfs", "/tmp:size=64m", "--tmpfs", f"{HOME}:size=64m,mode=1777"]
    options += ["--workdir", HOME, "--env", f"HOME={HOME}"]
    for place in places:
        if place.kind in ("write", "show"):
            way = ":ro" if place.kind == "show" else ""
            options += ["--volume", f"{place.path}:{place.path}{way}"]
    inside = ["python" if word == sys.executable else word for word in command]
    # An engine outlives the command that called it, so the container ends itself.
    return [engine, "run", *options, IMAGE, "timeout", "--signal=KILL", "3600", *inside]


def run_unprotected(command, *, places) -> list[str]:
    """Run a command as it is: with all rights of the teacher who starts it."""
    return list(command)


SANDBOXES = {
    "podman": lambda command, *, places: run_in_container("podman", command, places=places),
    "docker": lambda command, *, places: run_in_container("docker", command, places=places),
    "bubblewrap": run_in_bubblewrap,
    "namespaces": run_in_namespaces,
    "none": run_unprotected,
}


def find_sandbox(wanted="") -> str:
    """Name the first sandbox that keeps a command inside on this machine, or `wanted` if it does.

    Raises
    ------
    SandboxError
        If there is none: nothing runs unprotected unless ``none`` is asked for.
    """
    if wanted and wanted not in SANDBOXES:
        raise SandboxError(f"SANDBOX must be one of {', '.join(SANDBOXES)} (got {wanted!r})")
    if wanted == "none":
        return wanted
    tried = {name: why_not(name) for name in ([wanted] if wanted else list(SANDBOXES)[:-1])}
    for name, reason in tried.items():
        if not reason:
            return name
    reasons = "; ".join(f"{name}: {reason}" for name, reason in tried.items())
    raise SandboxError(
        f"no sandbox keeps students' code inside on this machine ({reasons}). Install bubblewrap "
        "(Debian and Ubuntu: apt-get install bubblewrap) or build the image of "
        "grading/Containerfile. To run their code with all your rights, say so: SANDBOX=none"
    )


# Tries to leave, in as many ways as it is given, and says which way it got out.
ESCAPE = """
import os, socket, sys
secret, port = sys.argv[1:]
out = []
try: open(secret).read(); out.append("reads")
except OSError: pass
try: open(secret, "w"); out.append("writes")
except OSError: pass
try: socket.create_connection(("127.0.0.1", int(port)), 1); out.append("connects")
except OSError: pass
import platformlab, ipykernel
print("got out: " + ", ".join(out) if out else "kept inside")
"""
KEPT = "kept inside"


def why_not(name) -> str:
    """Say why a sandbox is of no use here, by trying to get out of it; empty if it holds."""
    program = {"bubblewrap": "bwrap", "namespaces": "unshare"}.get(name, name)
    if not shutil.which(program):
        return f"there is no {program}"
    if name in ENGINES and (reason := _no_image(name)):
        return reason

    def tried(secret, port):
        inside = SANDBOXES[name](
            [sys.executable, "-c", ESCAPE, secret, port], places=places_inside()
        )
        done = subprocess.run(inside, capture_output=True, text=True, timeout=60, check=False)
        said = done.stdout.strip() or done.stderr.strip() or "it said nothing"
        is_sound = said != KEPT or done.returncode == 0
        return said if is_sound else f"{said} (and it ended with {done.returncode})"

    try:
        return how_it_leaks(tried)
    except subprocess.TimeoutExpired:
        return "it did not answer within a minute"


def how_it_leaks(tried) -> str:
    """Say how a program gets out that `tried` runs with a secret and a port; empty if it does not."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        secret = Path(folder, "secret")
        secret.write_text("grades", encoding="utf-8")
        secret.chmod(0o666)
        Path(folder).chmod(0o777)
        said = tried(str(secret), str(server.getsockname()[1]))
        kept = secret.read_text(encoding="utf-8") == "grades"
    return "" if said == KEPT and kept else (said.splitlines() or ["it said nothing"])[-1].strip()


def _no_image(engine):
    """Say why an engine can start no container of ours; empty if it can."""
    info, image = (
        subprocess.run([engine, *asked], capture_output=True, text=True, check=False)
        for asked in (["info"], ["image", "inspect", IMAGE])
    )
    if info.returncode:
        said = [line for line in info.stderr.splitlines() if line.strip()] or ["it said nothing"]
        return f"{engine} does not run here ({said[0].strip()})"
    if image.returncode:
        build = f"{engine} build --tag {IMAGE} --file grading/Containerfile ."
        return f"there is no image {IMAGE}; build it from the repository: {build}"
    return ""


def places_inside(*, readable=(), writable=()) -> list[Place]:
    """What a command sees: system, Python, the package and its data, and an empty home."""
    places = [Place("empty", path) for path in ("/tmp", HOME)]
    for path in SYSTEM:
        if Path(path).is_symlink():
            places.append(Place("link", path, str(Path(path).readlink())))
        elif Path(path).exists():
            places.append(Place("read", path))
    prefixes = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent)}
    ours = (str(ROOT / "platformlab"), str(ROOT / "data"))
    for path in (*SETTINGS, *sorted(prefixes), *ours):
        if Path(path).exists() and not Path(path).is_relative_to("/usr"):
            places.append(Place("read", path))
    places += [Place("show", str(path)) for path in readable]
    return places + [Place("write", str(path)) for path in writable]


def is_root() -> bool:
    """Whether this process may become another user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _as_nobody():
    # Becoming nobody forgets that a process ends with its parent, so that is asked for again.
    dropped = ["--pdeathsig=KILL", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"]
    if not is_root():
        return ["setpriv", *dropped]
    user = nobody()
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *dropped]


def nobody(*, other=False) -> int:
    """Return a user without rights, another one in each thread of each program that asks.

    There is an `other` one for what runs beside the first and must not be ended by it.
    """
    return NOBODY - other * NOBODIES - threading.get_native_id() % NOBODIES


def _limited(command):
    limits = [f"--{name}={value}" for name, value in LIMITS.items()]
    named = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    return ["prlimit", *limits, "env", "-i", *named, *command]
