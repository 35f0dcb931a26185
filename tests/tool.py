"""A tool of the folder ``tools``, run as the Makefile does."""

import os
import subprocess
import sys

from places import ROOT

TOOLS = ROOT / "tools"


def run(tool, *arguments, before="", **env):
    """Run a tool as the Makefile does, after the lines of code in `before`."""
    path = TOOLS / tool
    code = f"import sys, runpy; sys.argv = {[tool, *arguments]!r}; {before}\n"
    code += f"sys.path.insert(0, {str(TOOLS)!r})\n"
    code += f"runpy.run_path({str(path)!r}, run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | env,
        check=False,
    )
