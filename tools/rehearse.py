"""Type the README's commands on a bare Debian 12, as a stranger does who has just cloned the book.

    sudo make rehearse            all commands in order, three times, as root and then as a user
    sudo make rehearse SHORT=1    the first command twice and one browser test, as root (CI's form)

The bare machine is a folder: debootstrap makes it once, with what the README asks for and nothing
else, and every rehearsal works in a copy. It uses this machine's package sources, proxies and
certificates. All mounts are made in a mount namespace of its own, so they are gone when it ends,
however it ends. Only what is committed is rehearsed.
"""

import configparser
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = "bookworm"
PACKAGES = "python3,python3-venv,git,make,ca-certificates"
BARE = Path("/var/cache/bare-debian") / SUITE
USER = "stranger"
BROWSER_TEST = (
    "make chromium && .venv/bin/python -m pytest -q "
    "tests/site/test_explorers.py::test_link_to_a_state_opens_the_page_in_that_state"
)
NAMESPACE = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/usr/local/share/ca-certificates")
OF_THE_NETWORK = re.compile(r"(?i)(https?|all|no)_proxy$|(UV|PIP)_\w*INDEX\w*$|SSL_CERT_FILE$")
PIP_KEYS = ("index-url", "extra-index-url", "proxy", "cert", "trusted-host", "timeout")


def main(arguments):
    """Rehearse, or say why this machine cannot; CI's short form takes that for an answer."""
    is_short = "--short" in arguments
    if "--in-namespace" in arguments:
        return perform(Path(arguments[-1]), is_short)
    if obstacle := what_is_in_the_way():
        print(f"nothing was rehearsed: {obstacle}", file=sys.stderr)
        return 0 if is_short else 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the copy is removed then too
    make_bare_machine()
    with tempfile.TemporaryDirectory(prefix="rehearsal-", dir="/var/tmp") as folder:
        machine = Path(folder, "machine")
        subprocess.run(["cp", "--archive", BARE, machine], check=True)
        connect(machine)
        own = [sys.executable, __file__, *arguments, "--in-namespace", str(machine)]
        return subprocess.run([*NAMESPACE, *own]).returncode


def what_is_in_the_way():
    """Return what a rehearsal needs and this machine does not have, with its repair, or None."""
    if sys.platform != "linux":
        return "a rehearsal needs Linux; run it in a virtual machine or a container"
    if os.geteuid():
        return "a rehearsal needs root's rights; run: sudo make rehearse"
    if not shutil.which("debootstrap"):
        return "a rehearsal needs debootstrap; install it: apt-get install debootstrap"
    tried = subprocess.run([*NAMESPACE, "true"], capture_output=True, text=True)
    if tried.returncode:
        return f"a rehearsal mounts folders, which is refused here ({tried.stderr.strip()}); run it outside the container"
    return None


def make_bare_machine():
    """Make the bare Debian, unless an earlier rehearsal did; half of one is never kept."""
    if BARE.exists():
        return
    print(f"making a bare Debian in {BARE} (a few minutes, once) ...", flush=True)
    BARE.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(dir=BARE.parent))
    try:
        options = ["--variant=minbase", f"--include={PACKAGES}"]
        done = subprocess.run(
            ["debootstrap", *options, SUITE, begun / "root", *debian_mirror()],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | apt_proxy(),
        )
        if done.returncode:
            sys.exit(
                f"{done.stdout[-1500:]}\ndebootstrap could not make a bare Debian; repair what it says"
            )
        (begun / "root").rename(BARE)
    finally:
        shutil.rmtree(begun)


def sources():
    """Return this machine's own (site, suite) of Debian 12, none if it is another system."""
    asked = [
        "apt-get",
        "indextargets",
        "--format",
        "$(SITE) $(CODENAME) $(COMPONENT)",
        "Created-By: Packages",
    ]
    lines = subprocess.run(asked, capture_output=True, text=True).stdout.split("\n")
    found = [line.split() for line in lines if line.count(" ") == 2]
    return [
        (site, suite) for site, suite, part in found if suite.startswith(SUITE) and part == "main"
    ]


def debian_mirror():
    """Return the mirror as debootstrap's argument; without one, debootstrap knows its own."""
    return [site for site, suite in sources() if suite == SUITE][:1]


def apt_proxy():
    """Return the proxy that apt goes through, as debootstrap's wget wants it."""
    said = subprocess.run(
        ["apt-config", "dump", "Acquire::http::Proxy"], capture_output=True, text=True
    ).stdout
    found = re.search(r'Acquire::http::Proxy "([^"]+)"', said)
    return {"http_proxy": found[1]} if found else {}


def connect(machine):
    """Give the bare machine this one's way to the network: names, certificates, apt, pip."""
    for place in ("/etc/resolv.conf", "/etc/hosts"):
        (machine / place[1:]).unlink(missing_ok=True)
        shutil.copy(place, machine / place[1:])
    for place in filter(os.path.exists, CERTIFICATES):
        subprocess.run(
            [
                "cp",
                "--recursive",
                "--dereference",
                "--no-target-directory",
                place,
                machine / place[1:],
            ],
            check=True,
        )
    apt = machine / "etc/apt"
    if lines := [f"deb {site} {suite} main\n" for site, suite in sources()]:
        (apt / "sources.list").write_text("".join(lines), encoding="utf-8")
    said = subprocess.run(["apt-config", "dump"], capture_output=True, text=True).stdout
    network = [line for line in said.splitlines() if line.startswith("Acquire::http")]
    (apt / "apt.conf.d/network").write_text("\n".join(network) + "\n", encoding="utf-8")
    pip = configparser.RawConfigParser()
    pip["global"] = pip_settings()
    with (machine / "etc/pip.conf").open("w", encoding="utf-8") as file:
        pip.write(file)


def pip_settings():
    """Return what this machine's pip is told about the network; folders of this machine are left out."""
    asked = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(asked, capture_output=True, text=True).stdout
    found = re.findall(r"^[^=]*\.([\w-]+)='(.*)'$", said, re.MULTILINE)
    return {key: value for key, value in found if key in PIP_KEYS and "file:" not in value}


def perform(machine, is_short):
    """Type the commands; return 0 if each of them ended in 0."""
    for place in ("dev", "proc"):
        subprocess.run(["mount", "--rbind", f"/{place}", machine / place], check=True)
    in_machine(machine, "root", f"useradd --create-home {USER}", home="/")
    commands = readme_commands()
    if is_short:
        acts = [("root", command) for command in [commands[0], commands[0], BROWSER_TEST]]
    else:
        acts = [(who, command) for who in ("root", USER) for command in 3 * commands]
    for who in dict.fromkeys(who for who, _ in acts):
        clone(machine, who)
    for who, command in acts:
        print(f"\n== {who} types: {command}", flush=True)
        begun = time.monotonic()
        code = in_machine(machine, who, f"cd book && {command}")
        print(
            f"== {command.split(' &&')[0]}: {code} after {time.monotonic() - begun:.0f} s",
            flush=True,
        )
        if code:
            print(f"the rehearsal failed: {who} typed {command} and got {code}", file=sys.stderr)
            return 1
    print("\nthe rehearsal went well")
    return 0


def readme_commands():
    """Return the commands that the README prints first, in its order."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```console\n(.*?)```", readme, re.DOTALL)[1]
    return re.findall(r"^\$ (.*?)\s*(?:#.*)?$", block, re.MULTILINE)


def clone(machine, who):
    """Clone what is committed into somebody's home, as from a server."""
    home = machine / home_of(who)[1:]
    served = home / "served.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", ROOT, served], check=True)
    in_machine(
        machine,
        "root",
        f"chown -R {who}: {served.relative_to(machine.resolve()).as_posix()}",
        home="/",
    )
    if in_machine(machine, who, "git clone --quiet served.git book"):
        sys.exit("the book could not be cloned on the bare machine; see what git says above")


def home_of(who):
    """Return the home folder of somebody on the bare machine."""
    return "/root" if who == "root" else str(Path("/home", who))


def in_machine(machine, who, command, home=None):
    """Run a command on the bare machine with nothing of this one's environment but the network's."""
    network = {name: value for name, value in os.environ.items() if OF_THE_NETWORK.match(name)}
    clean = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": home_of(who),
    }
    typed = f"cd {shlex.quote(home or home_of(who))} && {command}"
    entered = ["chroot", f"--userspec={who}", machine, "sh", "-c", typed]
    return subprocess.run(entered, env=clean | network, stdin=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
