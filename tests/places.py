"""Where the repository and its built site lie; nothing is loaded to know it."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
