"""The virtual environment of the benchmarks, with peers that the project itself does not need."""

import hashlib
import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "_build" / "bench"
PYTHON = OUT / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"


def bench_python():
    """Path of a Python with the package's dependencies, pytest and the pinned peers."""
    recipe = [ROOT / "benchmarks" / "requirements.txt", ROOT / "requirements.txt"]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in recipe)).hexdigest()
    stamp = OUT / "venv" / "installed"
    if not (stamp.exists() and stamp.read_text() == state):
        print(f"installing the peers into {OUT / 'venv'} …", flush=True)
        venv.create(OUT / "venv", with_pip=True)
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
        subprocess.run(
            [
                PYTHON,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--constraint",
                recipe[1],
                "--requirement",
                recipe[0],
                *project["dependencies"],
                "hypothesis",
                "pytest",
            ],
            check=True,
        )
        stamp.write_text(state)
    return PYTHON


def run_here(script, *arguments, timeout=900, live=False):
    """Run `script` with the benchmark Python, one thread, the checkout first on its path.

    Its output is returned, or, if `live`, shown as it comes.
    """
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    return subprocess.run(
        [bench_python(), script, *map(str, arguments)],
        env=os.environ | one | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
        stdout=None if live else subprocess.PIPE,
        text=True,
        timeout=timeout,
        check=True,
        cwd=ROOT,
    ).stdout


def machine():
    """One line about the machine and the Python that measure."""
    names = (
        [
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ]
        if Path("/proc/cpuinfo").exists()
        else []
    )
    cpu = names[0] if names else "unknown processor"
    load = f", load {os.getloadavg()[2]:.1f} in the last 15 minutes" if os.name == "posix" else ""
    return f"{os.cpu_count()} cores ({cpu}){load}, Python {sys.version.split()[0]}"
