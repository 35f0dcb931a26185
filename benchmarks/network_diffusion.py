"""Adoption on a network of 100 000 people: platformlab beside other ways to compute it.

    python benchmarks/network_diffusion.py

Every peer runs the same job in a process of its own: the same random graph (500 000 contacts),
the same thresholds, the same first adopters, 50 synchronous periods. The job has no chance in it,
so the number of adopters must agree at every period, or the run fails. The table goes to
_build/bench/network_diffusion.md and .json, with the time the machine needs to move the bytes of
the job (the memory-bandwidth bound, measured in the same run) and runs with a million people.

The peers are written the way their documentation shows, by us and not by their authors.
"""

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import environment
import numpy as np
from network_peers import FAST, PEERS, PERIODS, SEED

PEOPLE, DEGREE = 100_000, 10
JOB = environment.OUT / "threshold_job.npz"


# ---------------------------------------------------------------- measuring, one process each
def write_job(_):
    """Draw the market once, so that every peer reads the same arrays."""
    from platformlab.models.contacts.network_launch import draw_thresholds, find_first_adopters
    from platformlab.models.contacts.random_graphs import random_graph

    graph = random_graph(nodes=PEOPLE, mean_degree=DEGREE, graph_seed=SEED)
    np.savez(
        JOB,
        offsets=graph.offsets,
        neighbours=graph.neighbours,
        threshold=draw_thresholds(
            nodes=PEOPLE, threshold_mean=0.25, threshold_spread=0.10, seed=SEED
        ),
        first=find_first_adopters(graph, launch_share=0.01, where="random", seed=SEED),
    )
    return str(JOB)


def resident_mb():
    """Measure the memory in use, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def peak_mb():
    """Measure the most memory that was in use, in MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure_peer(name):
    """Build one peer, run it, and return times, memory and the path."""
    arrays = dict(np.load(JOB))
    gc.collect()
    before, started = resident_mb(), time.perf_counter()
    run = PEERS[name](**arrays)
    built, seconds = time.perf_counter() - started, []
    added = resident_mb() - before
    for _ in range(15 if name in FAST else 1):
        started = time.perf_counter()
        path = run()
        seconds.append(time.perf_counter() - started)
    path = [int(adopters) for adopters in path]
    memory = {"added_mb": added, "peak_mb": peak_mb()}
    return {"peer": name, "build": built, "run": seconds, "path": path} | memory


def measure_bandwidth(_):
    """Bytes per second that one core reads, from a cached and from an uncached array."""
    import numba

    @numba.njit(fastmath=True)
    def read(array):
        total = 0
        for j in range(array.size):
            total += array[j]
        return total

    rates = {}
    for where, megabytes in (("cache", 4), ("memory", 512)):
        array = np.ones(megabytes * 2**20 // 4, np.int32)
        read(array)
        fastest = min(_seconds(read, array) for _ in range(200 if where == "cache" else 10))
        rates[where] = array.nbytes / fastest
    return rates


def _seconds(function, *arguments):
    started = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - started


def measure_million(kind):
    """Draw a network of a million people, run the job on it, and return times and memory."""
    from platformlab.models import random_graphs
    from platformlab.models.contacts.network_diffusion import simulate_threshold
    from platformlab.models.contacts.network_launch import draw_thresholds, find_first_adopters

    people, extra = 1_000_000, {"rewired_share": 0.1} if kind == "clustered" else {}
    started = time.perf_counter()
    graph = getattr(random_graphs, f"{kind}_graph")(
        nodes=people, mean_degree=DEGREE, graph_seed=SEED, **extra
    )
    drawn = time.perf_counter() - started
    threshold = draw_thresholds(nodes=people, threshold_mean=0.25, threshold_spread=0.1, seed=SEED)
    first = find_first_adopters(graph, launch_share=0.01, where="random", seed=SEED)
    seconds = []
    for _ in range(7):
        started = time.perf_counter()
        run = simulate_threshold(graph, first, threshold=threshold, periods=PERIODS)
        seconds.append(time.perf_counter() - started)
    active = int(np.count_nonzero(np.diff(run.adopters)))
    numbers = {"adopters": int(run.adopters[-1]), "active": active, "peak_mb": peak_mb()}
    return {"kind": kind.replace("_", "-"), "graph": drawn, "run": seconds} | numbers


# ---------------------------------------------------------------- the report
def bytes_to_move(offsets, path):
    """Bytes that the frontier method and a full pass per period cannot do without."""
    people, ends = offsets.size - 1, int(offsets[-1])
    active = sum(a != b for a, b in pairwise(path)) + 1
    frontier = (
        4 * ends + 8 * people + active * 4 * people
    )  # contacts, offsets once; states each time
    return {"frontier": frontier, "full passes": PERIODS * (4 * ends + 4 * people + 5 * people)}


def table(header, rows):
    """Write a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def milliseconds(seconds):
    """Write seconds as milliseconds."""
    return f"{1e3 * seconds:.3g}" if seconds < 1 else f"{1e3 * seconds:,.0f}".replace(",", " ")


def spread_of(seconds):
    """Write the fastest and the slowest time."""
    low, high = milliseconds(min(seconds)), milliseconds(max(seconds))
    return low if len(seconds) == 1 else f"{low} – {high}"


def check_targets(results, million):
    """Sentences on what was wanted, each with whether it was reached."""
    runs = {result["peer"]: result["run"] for result in results}
    ours = statistics.median(runs["platformlab"])
    for peer in ("Mesa, neighbour lists", "Mesa, Network space", "NDlib"):
        if peer in runs:
            times = min(runs[peer]) / ours
            yield times >= 500, f"{peer} takes {times:.0f} times as long (wanted: 500)"
    if "numba" in runs:
        part = ours / statistics.median(runs["numba"])
        yield part <= 2, f"platformlab takes {part:.2f} times as long as numba (wanted: 2)"
    for run in million:
        slowest, peak = max(run["run"]), run["peak_mb"]
        text = f"a million people, {run['kind']}: {slowest:.2f} s, {peak:.0f} MB"
        yield slowest < 1 and peak < 1000, f"{text} (wanted: 1 s, 1000 MB)"


def report(results, bandwidth, million):
    """Write the whole report as Markdown."""
    arrays, path = np.load(JOB), results[0]["path"]
    ours = statistics.median(results[0]["run"])
    peers = [
        [
            result["peer"],
            f"{result['build']:.2f}",
            spread_of(result["run"]),
            milliseconds(statistics.median(result["run"])),
            f"{statistics.median(result['run']) / ours:.3g}",
            f"{result['added_mb']:.0f}",
            f"{result['peak_mb']:.0f}",
        ]
        for result in results
    ]
    bounds = [
        [
            what,
            f"{size / 1e6:.0f}",
            milliseconds(size / bandwidth["cache"]),
            milliseconds(size / bandwidth["memory"]),
        ]
        for what, size in bytes_to_move(arrays["offsets"], path).items()
    ]
    graphs = [
        [
            run["kind"],
            f"{run['graph']:.1f}",
            f"{min(run['run']):.2f} – {max(run['run']):.2f}",
            f"{run['peak_mb']:.0f}",
            run["adopters"],
            run["active"],
        ]
        for run in million
    ]
    header = ["peer", "build, s", "run, ms", "median, ms", "× platformlab", "added, MB", "peak, MB"]
    targets = [
        f"- {'met' if met else 'MISSED'}: {text}" for met, text in check_targets(results, million)
    ]
    line = "\n"
    return f"""# Adoption by thresholds on a network of 100 000 people

{environment.machine()}, one thread. Random graph with {arrays["neighbours"].size // 2} contacts,
thresholds N(0.25, 0.10), 1 % first adopters, {PERIODS} synchronous periods. All peers gave the
same number of adopters at all {PERIODS + 1} points in time ({", ".join(map(str, path[:4]))}, …,
{path[-1]}). Run: fastest and slowest of all runs. Added: memory that building the model takes.

{table(header, peers)}

## The memory-bandwidth bound

One core reads {bandwidth["cache"] / 1e9:.0f} GB/s from cache and {bandwidth["memory"] / 1e9:.0f}
GB/s from memory. These bytes must move, and that takes at least so long:

{table(["method", "MB", "from cache, ms", "from memory, ms"], bounds)}

Frontier: every contact of an adopter once, offsets and thresholds once, everybody's state in each
period with adoption. Full passes: all contacts, counts and states in all {PERIODS} periods.

## A million people

{table(["graph", "drawing it, s", "run, s", "peak, MB", "adopters", "active periods"], graphs)}

## Targets

{line.join(targets)}
"""


def main():
    """Run all peers, each in its own process, compare their paths and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="names of peers, separated by semicolons")
    parser.add_argument("--processes", type=int, default=3, help="processes per fast peer")
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "NAME"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        what, name = options.measure
        measure = {
            "job": write_job,
            "peer": measure_peer,
            "bandwidth": measure_bandwidth,
            "million": measure_million,
        }
        print(json.dumps(measure[what](name)), flush=True)
        os._exit(0)  # taking 100 000 agents apart politely would take longer than the run

    def measured(what, name):
        return json.loads(environment.run_here(__file__, "--measure", what, name).splitlines()[-1])

    environment.OUT.mkdir(parents=True, exist_ok=True)
    environment.bench_python()
    measured("job", "-")
    wanted = options.only.split(";") if options.only else PEERS
    results, failed = [], []
    for peer in [name for name in PEERS if name in wanted or name == "platformlab"]:
        try:
            runs = [measured("peer", peer) for _ in range(options.processes if peer in FAST else 1)]
        except subprocess.SubprocessError as error:
            failed.append(f"{peer}: {error}")
            continue
        merged = runs[0] | {
            "run": [seconds for run in runs for seconds in run["run"]],
            "build": min(run["build"] for run in runs),
            "peak_mb": max(run["peak_mb"] for run in runs),
        }
        results.append(merged)
        print(f"{peer:24} {milliseconds(statistics.median(merged['run'])):>8} ms", flush=True)
        if any(run["path"] != results[0]["path"] for run in runs):
            failed.append(f"{peer}: another number of adopters than platformlab")
    bandwidth = measured("bandwidth", "-")
    million = [measured("million", kind) for kind in ("random", "clustered", "scale_free")]
    text = report(results, bandwidth, million)
    print("\n" + text)
    (environment.OUT / "network_diffusion.md").write_text(text)
    record = {"results": results, "bandwidth": bandwidth, "million": million, "failed": failed}
    (environment.OUT / "network_diffusion.json").write_text(json.dumps(record, indent=1) + "\n")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
