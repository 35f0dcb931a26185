"""Mutation run: whether a test notices when a model is wrong.

    python benchmarks/mutants.py                       # all modules of platformlab/models
    python benchmarks/mutants.py critical_mass graphs  # some
    python benchmarks/mutants.py --survivors graphs    # try only last time's survivors again

cosmic-ray changes one spot of a module at a time (+ to −, < to ≤, 2 to 3, not x to x, a decorator
away …); the module's own tests run until the first failure. A change that no test notices is a
survivor. Survivors that cannot be noticed, because the changed module does the same, are listed
with the reason in equivalent_mutants.toml.

Nothing is written into the checkout: the changed source lives in memory, in a process forked from
one that has already loaded numpy, scipy and pytest. Results are kept in _build/mutants, so that
an interrupted run goes on where it stopped, and a module is not run again until it or its tests
change.
"""

import argparse
import difflib
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from importlib.util import find_spec, spec_from_loader
from pathlib import Path

import environment

MODELS = environment.ROOT / "platformlab" / "models"
TESTS = environment.ROOT / "tests" / "models"
CHECKS = environment.ROOT / "tests" / "test_params.py"
OUT = environment.ROOT / "_build" / "mutants"
EXPLAINED = environment.ROOT / "benchmarks" / "equivalent_mutants.toml"

# Only changes that a slip of the pen could make. Turning a + into a bit shift of floats would fail
# with any test at all, and would flatter the score.
SLIPS = (
    "Binary: Add_Sub Sub_Add Add_Mul Mul_Add Mul_Div Div_Mul Pow_Mul Mod_Mul FloorDiv_Div "
    "BitAnd_BitOr BitOr_BitAnd",
    "Comparison: Lt_LtE LtE_Lt Gt_GtE GtE_Gt Lt_GtE GtE_Lt LtE_Gt Gt_LtE Eq_NotEq NotEq_Eq "
    "Is_IsNot IsNot_Is",
    "Unary: Delete_USub Delete_Not Delete_Invert",
)
OTHERS = """
NumberReplacer AddNot RemoveDecorator ExceptionReplacer ZeroIterationForLoop ReplaceAndWithOr
ReplaceOrWithAnd ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceBreakWithContinue
ReplaceContinueWithBreak
"""
OPERATORS = [
    f"core/Replace{kind}Operator_{change}"
    for kind, _, changes in (line.partition(": ") for line in SLIPS)
    for change in changes.split()
] + [f"core/{name}" for name in OTHERS.split()]
# Apart from the settings of the project, which would load what no model needs.
ALONE = (
    f"-x -q -W error -c {os.devnull} --rootdir {environment.ROOT} -o pythonpath={TESTS.parent} "
    "--assert=plain --import-mode=importlib --noconftest -p no:cacheprovider"
).split()


def tests_of(module):
    """The module's own test files, else those of the modules that build on it."""
    names = f"test_{module}.py", f"test_{module}_refusals.py"
    if own := [path for name in names for path in TESTS.rglob(name)]:
        return own
    users = [path.stem for path in MODELS.rglob("*.py") if f".{module} " in path.read_text()]
    direct = [path for path in TESTS.rglob("*.py") if f".{module} " in path.read_text()]
    return sorted({*direct, *(test for user in users for test in TESTS.rglob(f"test_{user}.py"))})


def path_of(module):
    """The file of a module, in whatever family it is."""
    return next(MODELS.rglob(f"{module}.py"))


def dotted(module):
    """The name by which Python imports a module."""
    return ".".join(path_of(module).relative_to(environment.ROOT).with_suffix("").parts)


def mutants_of(source):
    """Yield (name, changed source) for every slip, in a fixed order."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    seen = {source}
    for name in OPERATORS:
        occurrence = 0
        while (changed := mutate_code(source, get_operator(name)(), occurrence)) is not None:
            is_signature = "/, " in changed and "/, " not in source  # the star in f(x, *, price)
            if changed not in seen and not is_signature:
                seen.add(changed)
                yield f"{name.removeprefix('core/')} {occurrence}", changed
            occurrence += 1


def rounds_of(module, source, tests):
    """Arguments of pytest: the module's own tests, then whether its models check what comes."""
    rounds = [[*ALONE, *map(str, tests)]]
    if "@checked" in source:
        rounds.append([*ALONE, f"{CHECKS}::test_models_check_every_argument[{module}]"])
    return rounds


def load_what_tests_need():
    """Import once what every fork would import again, except the package under test."""
    import hypothesis
    import numpy  # noqa: F401
    import pytest
    import scipy.optimize
    import scipy.special
    import scipy.stats  # noqa: F401

    # A failure is all we want to know: do not look for the smallest example of it.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", phases=phases, database=None)
    hypothesis.settings.load_profile("mutants")
    return pytest.main


class Changed:
    """Loader that gives one module another source."""

    def __init__(self, name, source):
        self.name, self.source = name, source

    def find_spec(self, name, path=None, target=None):
        """Claim the one module."""
        return spec_from_loader(name, self) if name == self.name else None

    def create_module(self, spec):
        """Leave making the module to Python."""
        return None

    def exec_module(self, module):
        """Run the changed source in the module."""
        exec(compile(self.source, f"<changed {self.name}>", "exec"), module.__dict__)


def fork_tests(module, source, rounds, main, limit):
    """Start the rounds of tests on the changed source in a fork; return its process number."""
    if child := os.fork():
        return child
    signal.setitimer(
        signal.ITIMER_PROF, limit
    )  # seconds of work: an endless loop ends with SIGPROF
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        sys.meta_path.insert(0, Changed(dotted(module), source))
        code = 3
        try:
            code = next(filter(None, (int(main(arguments)) for arguments in rounds)), 0)
        finally:
            os._exit(code)


def run_module(module, jobs, only_survivors):
    """Try all mutants of a module; return their names with True for those that were noticed."""
    path, tests = path_of(module), tests_of(module)
    source = path.read_text()
    state = hashlib.sha256(
        b"".join(part.read_bytes() for part in (path, *tests, CHECKS))
        + " ".join(OPERATORS).encode()
    ).hexdigest()
    record = OUT / f"{module}.json"
    kept = json.loads(record.read_text()) if record.exists() else {}
    if only_survivors and kept.get("source") == source:
        noticed = {name: True for name, found in kept["noticed"].items() if found}
    else:
        noticed = kept["noticed"] if kept.get("state") == state else {}
    changed = dict(mutants_of(source))
    waiting = [name for name in changed if name not in noticed]
    if waiting:
        rounds, main = rounds_of(module, source, tests), load_what_tests_need()
        child = fork_tests(module, source, rounds, main, 600)
        _, status, used = os.wait4(child, 0)
        if status:
            sys.exit(f"{module}: the tests fail without any change; repair them first")
        limit = 2 + 2 * (used.ru_utime + used.ru_stime)
    running, since = {}, time.perf_counter()
    while waiting or running:
        while waiting and len(running) < jobs:
            name = waiting.pop(0)
            running[fork_tests(module, changed[name], rounds, main, limit)] = name
        child, status = os.wait()
        noticed[running.pop(child)] = bool(status)
        if time.perf_counter() - since > 5 or not running:
            since = time.perf_counter()
            record.write_text(json.dumps({"state": state, "source": source, "noticed": noticed}))
    return source, changed, noticed


def difference(source, changed):
    """List the lines that differ."""
    lines = difflib.unified_diff(source.splitlines(), changed.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++"))]


def explains(entry, lines):
    """Whether an entry of equivalent_mutants.toml is about the change in these lines."""
    before, after = (
        "\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    parts = [entry["after"]] if isinstance(entry["after"], str) else entry["after"]
    # A part that was there before tells nothing of the change.
    return entry["before"] in before and any(part in after and part not in before for part in parts)


def main():
    """Run the modules asked for and write the reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="names in platformlab/models, all if none")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--survivors", action="store_true", help="only last time's survivors")
    options = parser.parse_args()
    if find_spec("cosmic_ray") is None:  # start again where the tools are
        try:
            environment.run_here(__file__, *sys.argv[1:], timeout=None, live=True)
        except subprocess.CalledProcessError as error:
            sys.exit(error.returncode)
        return
    OUT.mkdir(parents=True, exist_ok=True)
    explained = tomllib.loads(EXPLAINED.read_text()) if EXPLAINED.exists() else {}
    every = sorted(path.stem for path in MODELS.rglob("*.py") if path.stem != "__init__")
    rows, total, all_noticed, all_explained = [], 0, 0, 0
    for module in options.modules or every:
        if not tests_of(module):
            rows.append(f"| {module} | no tests | | | |")
            continue
        started = time.perf_counter()
        source, changed, noticed = run_module(module, options.jobs, options.survivors)
        survivors = {
            name: difference(source, changed[name]) for name in changed if not noticed[name]
        }
        entries = explained.get(module, [])
        why = {
            name: next((entry["why"] for entry in entries if explains(entry, lines)), None)
            for name, lines in survivors.items()
        }
        idle = [e for e in entries if not any(explains(e, lines) for lines in survivors.values())]
        same = sum(map(bool, why.values()))
        killed, count = len(changed) - len(survivors), len(changed)
        total, all_noticed, all_explained = (
            total + count,
            all_noticed + killed,
            all_explained + same,
        )
        rows.append(f"| {module} | {count} | {killed} | {same} | {score(killed, count, same)} |")
        report = [
            f"## {name}\n\n{why[name] or 'NOT EXPLAINED'}\n\n" + "\n".join(lines)
            for name, lines in survivors.items()
        ]
        (OUT / f"{module}.md").write_text(
            f"# Survivors of {module}\n\n" + "\n\n".join(report) + "\n"
        )
        print(
            f"{module:24} {count:4} mutants, {killed:4} noticed, {count - killed - same:3} "
            f"survive, {same:3} do the same, score {score(killed, count, same)}, "
            f"{time.perf_counter() - started:.0f} s",
            flush=True,
        )
        for entry in idle:
            print(f"    explains nothing any more: {entry['before']} → {entry['after']}")
    whole = score(all_noticed, total, all_explained)
    rows.append(f"| all | {total} | {all_noticed} | {all_explained} | {whole} |")
    header = (
        "| module | mutants | noticed | do the same | score |\n| --- | --- | --- | --- | --- |\n"
    )
    (OUT / "summary.md").write_text("# Mutation run\n\n" + header + "\n".join(rows) + "\n")
    print(f"{'all':24} score {score(all_noticed, total, all_explained)}; survivors in {OUT}")


def score(noticed, count, same):
    """Noticed of those that can be noticed."""
    return f"{100 * noticed / (count - same):.1f} %" if count > same else "–"


if __name__ == "__main__":
    main()
