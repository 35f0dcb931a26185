"""Courses: sessions in order, each one lesson of a chapter's plans with what comes before it."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from platformlab.nearest import nearest
from platformlab.teaching.plans import LENGTHS, PlanError

FILE = Path("teaching", "courses.toml")


class Session(NamedTuple):
    """A lesson of a course: a chapter, its length in minutes, what is read before and handed in."""

    chapter: str
    length: int
    text: str
    title: str = ""


class Course(NamedTuple):
    """A course: for whom it is, what they can do at the end, its sessions, how it is marked."""

    id: str
    title: str
    audience: str
    goal: str
    marks: str
    sessions: tuple[Session, ...]
    breaks: int = 0

    @property
    def minutes(self) -> int:
        """Minutes of all sessions and breaks together."""
        return sum(session.length for session in self.sessions) + self.breaks


def read(root: Path, chapters: list[str]) -> tuple[Course, ...]:
    """Read the courses; `chapters` are those that have plans.

    Raises
    ------
    PlanError
        If the file is missing, or a course or a session is not as described.
    """
    place = FILE.as_posix()
    try:
        found = tomllib.loads(Path(root, FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PlanError(f"{place}: is missing; fetch it from the repository") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanError(f"{place}: is no TOML: {error}; repair the line") from None
    return tuple(_course(place, entry, chapters) for entry in found.get("course", []))


def _course(place, entry, chapters):
    name = entry.get("id")
    where = f"{place}, course {name!r}"
    given = {word: value for word, value in entry.items() if word != "session"}
    sessions = entry.get("session", [])
    if not sessions:
        raise PlanError(f"{where}: expected a [[course.session]] or more, got none; add one")
    made = _fitting(where, Course, {**given, "sessions": ()})
    lessons = enumerate(sessions, 1)
    return made._replace(
        sessions=tuple(_session(f"{where}, session {at}", each, chapters) for at, each in lessons)
    )


def _session(where, entry, chapters):
    made = _fitting(where, Session, entry)
    if made.chapter not in chapters:
        hint = nearest(made.chapter, chapters)
        raise PlanError(f"{where}: there are no plans of a chapter {made.chapter!r}; {hint}")
    if made.length not in LENGTHS:
        lengths = ", ".join(map(str, LENGTHS))
        raise PlanError(f"{where}: length must be one of {lengths} (got {made.length!r})")
    return made


def _fitting(where, kind, entry):
    needed = [name for name in kind._fields if name not in kind._field_defaults]
    unknown = sorted(set(entry) - set(kind._fields))
    lacking = [name for name in needed if name not in entry]
    if unknown or lacking:
        said = [f"knows no field {word!r}" for word in unknown] + [f"lacks {w!r}" for w in lacking]
        raise PlanError(f"{where}: {' and '.join(said)}; its fields are {', '.join(kind._fields)}")
    return kind(**entry)
