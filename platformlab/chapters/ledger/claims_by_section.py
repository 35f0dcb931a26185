"""Figure of the claims ledger: verdicts by section of the report."""

from platformlab.charts.verdict_bars import parts, places_of_key, verdict_bars, word
from platformlab.claims import VERDICTS, count
from platformlab.explore import Column, Explorer, drawn
from platformlab.reports import load_report
from platformlab.words import Wordbook

say = Wordbook(__file__)

# Places of the key along the widest bar; on a phone it begins left of the bars, in two lines.
_KEY_WIDE, _KEY_NARROW = (0, 0.25, 0.49, 0.71), (-0.7, 0, -0.7, 0)


def _titles():
    return {section.name: section.title for section in load_report().sections.values()}


def _widest():
    return max(count(section=section) for section in load_report().sections)


def _rows():
    counts = {
        title: {verdict: count(section=section, verdict=verdict) for verdict in VERDICTS}
        for section, title in _titles().items()
    }
    return {
        "parts": parts("section", counts),
        "sections": {"section": list(_titles().values())},
        "key": {
            "verdict": [word(verdict) for verdict in VERDICTS],
            "label": [
                say("claims_by_section.marks.key", verdict=word(v), count=count(verdict=v))
                for v in VERDICTS
            ],
            **places_of_key(_widest(), wide=_KEY_WIDE, narrow=_KEY_NARROW),
        },
    }


def _chart(frame):
    titles, left = list(_titles().values()), 140 if frame.is_narrow else 170
    bars = {"group": "section", "names": "sections", "titles": titles, "widest": _widest()}
    return verdict_bars(frame, left=left, key_text="label", limit=left - 12, **bars)


def _sentence(tables):
    reproduced, caveat, contested, unknown = (count(verdict=verdict) for verdict in VERDICTS)
    return say(
        "claims_by_section.said",
        all=count(),
        reproduced=reproduced,
        caveat=caveat,
        contested=contested,
        unknown=unknown,
    )


claims_by_section = Explorer(
    name="claims_by_section",
    rows=_rows,
    columns={
        "parts": (
            Column("section", is_text=True),
            Column("verdict", is_text=True),
            Column("count"),
            drawn("start"),
            drawn("end"),
            drawn("middle", 1),
            drawn("label", is_text=True),
        ),
        "sections": (drawn("section", is_text=True),),
        "key": (
            drawn("verdict", is_text=True),
            drawn("label", is_text=True),
            drawn("x", 2),
            drawn("y", is_text=True),
            drawn("x_narrow", 2),
            drawn("y_narrow", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
