"""Pack MicroPython as one classic script for the pages of the class game.

The package comes as a module that fetches its WebAssembly. A page opened from a folder can neither
load modules nor fetch; so the module's text becomes an ordinary script, and the WebAssembly travels
in it, compressed. What this writes is kept in the repository: the book builds without npm.

    python tools/pack_micropython.py     # after the version in tools/micropython/ has changed
"""

import base64
import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "tools" / "micropython"
PACKAGE = HOME / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"
KEPT = ROOT / "platformlab" / "game" / "vendor" / "micropython.js"

# What makes the text a module, or looks for the WebAssembly beside it; each with what replaces it.
CHANGES = (
    ("import.meta.url", '"micropython.js"', 4),
    ("export default _createMicroPythonModule;", "", 1),
    ("export async function loadMicroPython", "async function loadMicroPython", 1),
    ("let Module={locateFile:", "let Module={wasmBinary:options.wasmBinary,locateFile:", 1),
)
# From here on the module is a program of Node.js; between the two marks lie functions that it needs.
PROGRAM, FUNCTIONS = "if(globalThis.loadMicroPython=", "class PyProxy{"

SCRIPT = """\
// MicroPython {version} for WebAssembly, PyScript variant. https://micropython.org, MIT License,
// Copyright (c) 2013-2025 Damien P. George and others. Written by tools/pack_micropython.py.
(() => {{
"use strict";
{module}
const PACKED = "{wasm}";
async function unpacked() {{
  const bytes = Uint8Array.from(atob(PACKED), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}}
globalThis.platformlabPython = async (options) =>
  loadMicroPython({{ ...options, wasmBinary: await unpacked() }});
}})();
"""


def script():
    """Return the classic script."""
    module = (PACKAGE / "micropython.mjs").read_text(encoding="utf-8")
    for old, new, times in CHANGES:
        if module.count(old) != times:
            raise SystemExit(f"micropython.mjs has {old!r} {module.count(old)} times, not {times}")
        module = module.replace(old, new)
    head, _, rest = module.partition(PROGRAM)
    _program, mark, functions = rest.partition(FUNCTIONS)
    if not mark:
        raise SystemExit(
            f"micropython.mjs has no {FUNCTIONS!r} any more; look where its program ends"
        )
    wasm = gzip.compress((PACKAGE / "micropython.wasm").read_bytes(), 9, mtime=0)
    version = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]
    text = base64.b64encode(wasm).decode("ascii")
    return SCRIPT.format(version=version, module=head + mark + functions, wasm=text)


def main():
    """Return the exit code."""
    npm = shutil.which("npm")
    if npm is None:
        print("packing needs npm; the script that is kept stays", file=sys.stderr)
        return 1
    command = [npm, "ci", "--prefix", str(HOME), "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.DEVNULL)
    KEPT.write_text(script(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
