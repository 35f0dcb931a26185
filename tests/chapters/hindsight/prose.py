"""Numbers stated by the last chapter."""

from functools import cache

import numpy as np
from prose import EXPLORERS, on_the_grid, source
from scipy.stats import fisher_exact
from scipy.stats.contingency import crosstab

from platformlab import load, models
from platformlab.chapters.hindsight.held_by_kind import counts, part_of
from platformlab.chapters.hindsight.market import DOZEN, TOO_SURE, TRUE_CHANCE
from platformlab.chapters.hindsight.what_grew import series
from platformlab.checks.calibration import LEVELS
from platformlab.claims import load_claims
from platformlab.verdicts import giants, manufacturers
from platformlab.words.numbers import percent


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def luck(judged, confidence):
    return percent(rows("better_judge", judged=judged, confidence=confidence)["now"]["first"][0])


def dozen(confidence=TOO_SURE):
    return luck(DOZEN, confidence)


def a_quarter():
    """In words in the takeaways and in the quiz."""
    assert dozen() == "25 %"
    return ()


def more_judged():
    return luck(2 * DOZEN, TOO_SURE), luck(10 * DOZEN, TOO_SURE)


def nearer():
    return percent(0.8), percent(TOO_SURE), dozen(0.8)


def certain():
    return percent(1.0), dozen(1.0)


def level(place):
    return lambda: (percent(LEVELS[place]),)


def scores():
    """What the cell prints for both readers."""
    text = source("hindsight", "by-hand")
    assert "came = [1, 1, 0, 1, 0, 0]" in text
    assert "bold = [0.9, 0.9, 0.1, 0.7, 0.3, 0.9]" in text
    assert '{"The bold one": bold, "One half to all": [0.5] * 6}' in text
    came = [1, 1, 0, 1, 0, 0]
    bold = [0.9, 0.9, 0.1, 0.7, 0.3, 0.9]
    distances = [(said - was) ** 2 for said, was in zip(bold, came, strict=True)]
    assert distances[-1] > sum(distances[:-1]), "the prose says so"
    find = models.calibration.find_score
    both = [find(confidence=said, came_true=came) for said in (bold, [0.5] * 6)]
    assert both[1].gap == both[1].sorting == 0
    return tuple(f"{score.brier:.3f}" for score in both)


def ten(rule, span="to_date"):
    found = rows("ten_traced", rule=rule, span=span)["counts"]
    return {name: values[0] for name, values in found.items()}


def stayed():
    """All in words."""
    broad, strict = ten("broad"), ten("strict")
    assert (broad["platforms_stayed"], broad["platforms"]) == (5, 7)
    assert (broad["others_stayed"], broad["others"]) == (0, 3)
    assert (strict["platforms_stayed"], strict["platforms"]) == (2, 3)
    assert (strict["others_stayed"], strict["others"]) == (3, 7)
    for sides in (broad, strict):
        fates = [
            (sides[f"{side}_stayed"], sides[side] - sides[f"{side}_stayed"])
            for side in ("platforms", "others")
        ]
        assert fisher_exact(fates).pvalue > 0.1, "nobody can tell it from luck"
    assert broad["platforms_came"] == strict["platforms_came"] == 0
    before = ten("broad", "before")
    assert before["platforms_stayed"] + before["others_stayed"] == 1
    return ()


def whole():
    found = rows("held_by_kind", part="whole")["kinds"]
    return {name: sum(values) for name, values in found.items() if name != "kind"}


def shares(part, *verdicts):
    found = rows("held_by_kind", part=part)["kinds"]
    every = sum(found["all"])
    return tuple(percent(sum(found[verdict]) / every) for verdict in verdicts)


def the_ledger():
    return (str(whole()["all"]), *shares("whole", "reproduced", "with_caveat", "contested"))


def of_kind(kind):
    by_verdict = counts()[kind]
    return sum(by_verdict.values()), by_verdict


def figures():
    count, figures = of_kind("figure")
    assert figures["reproduced"] == 1
    return (count,)


def causes():
    """Forecasts too, in words."""
    count, by_verdict = of_kind("causal")
    forecasts, forecast = of_kind("forecast")
    assert (by_verdict["reproduced"], by_verdict["contested"]) == (3, 8)
    assert (forecasts, forecast["reproduced"], forecast["contested"]) == (7, 0, 4)
    return (count,)


def events():
    count, by_verdict = of_kind("event")
    assert (by_verdict["contested"], by_verdict["reproduced"]) == (1, 9)
    return (count,)


def _by_luck(labels):
    """Part of all shufflings of the verdicts in which they differ by label at least as much."""
    verdicts = np.array([c.verdict for c in load_claims().values()])
    dice = np.random.default_rng(1)

    def differ(verdicts):
        table = crosstab(labels, verdicts).count
        expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        return ((table - expected) ** 2 / expected).sum()

    seen = differ(verdicts) - 1e-9
    return np.mean([differ(dice.permutation(verdicts)) >= seen for _ in range(1_000)])


def by_part():
    claims = load_claims().values()
    assert _by_luck([part_of(c.section) for c in claims]) > 0.1
    assert _by_luck([c.kind for c in claims]) < 0.01
    assert not any(c.verdict == "reproduced" for c in claims if c.section in ("1", "2"))
    held = {kind: found["reproduced"] / sum(found.values()) for kind, found in counts().items()}
    assert set(sorted(held, key=held.get)[:3]) == {"forecast", "causal", "figure"}  # least holds
    parts = ("opening_and_theory", "cases", "advice")
    return tuple(shares(part, "reproduced")[0] for part in parts)


def makers():
    """Vehicles of Toyota, later one first, and revenue of Deere."""
    values = manufacturers.makers_are_still_there().values
    return tuple(f"{v:.1f}" for v in (*values["vehicles"][::-1], *values["revenue"]))


def part_of_lg():
    """A trillion, in words, and its part of the group."""
    revenue = series("revenue").loc[2024]
    assert revenue == 1_000
    table = load("lg_figures").query("entity == 'LG Electronics' and metric == 'revenue'")
    (group,) = table.loc[table["year"] == 2024, "value"]
    return (percent(revenue / group),)


def won_more():
    """What rental and webOS took in more, in words and about."""
    rental, webos = (series(name) for name in ("rental", "revenue"))
    assert round((rental.loc[2024] - rental.loc[2021]) / 1_000, 1) == 1.0
    assert webos.loc[2024] / webos.loc[2021] > rental.loc[2024] / rental.loc[2021]
    return (f"{webos.loc[2024] - webos.loc[2021]:.0f}",)


def uber():
    worth, bmw = giants.uber_against_bmw().values["last"]
    assert worth > 2 * bmw
    airbnb, marriott = giants.airbnb_against_marriott().values["now"]
    assert airbnb < marriott
    return (f"{worth:.0f}",)


STATEMENTS = [
    ("A claim that is given {} and fails is no refutation", level(-1)),
    ("refutation of whoever said {}: one in ten may fail.", level(-1)),
    ("of what you give {}, seven in ten should come.", level(-2)),
    ("The bold one was wrong once at {}, and", level(-1)),
    ("Still she scores {}, and who said one half to all scores {}.", scores),
    (
        "still comes first with a chance of {}, at ten dozen with one of about {}.",
        more_judged,
    ),
    ("Let the other say {} in place of {}.", lambda: nearer()[:2]),
    ("Over a dozen she comes first with a chance of {}.", lambda: nearer()[2:]),
    ("Say {} each time.", lambda: certain()[:1]),
    ("With a chance of {} luck puts even that first.", lambda: certain()[1:]),
    ("five of seven platforms stayed and none of three others.", stayed),
    (
        "Of {} claims {} are reproduced, {} hold with a caveat, and {} are contested.",
        the_ledger,
    ),
    ("Of {} figures one is reproduced as it stands.", figures),
    ("Of {} claims about causes three are, and of seven forecasts none; four are", causes),
    ("Reports of events did better: of {} nine are reproduced and one is contested.", events),
    (
        "{} of the opening and the theory together is reproduced, none of it in the theory itself, {} of the cases and {} of the advice.",
        by_part,
    ),
    (
        r"the Toyota group sold {} million vehicles in 2024, after {} million in 2017, and Deere's revenue rose from \${} billion in 2018 to \${} billion in 2025.",
        makers,
    ),
    ("Revenue passed a trillion won in 2024, about {} of LG.", part_of_lg),
    ("came to take in a trillion more a year, webOS some {} billion more", won_more),
    ("was worth {} billion dollars at the end of 2025, more than twice as much as BMW", uber),
    ("in a quarter of all cases", a_quarter),
    (
        "one who always says {} where {} is right still wins a quarter of the time against one who says {}.",
        lambda: (percent(TOO_SURE), percent(TRUE_CHANCE), percent(TRUE_CHANCE)),
    ),
    ("If nine of ten such things hold, {} is what an honest judge says.", level(-1)),
    ("Where {} is right, somebody who says so comes first nearly always", level(-2)),
    (
        "Where {} is right, who says {} loses in the long run.",
        lambda: (percent(TRUE_CHANCE), percent(1.0)),
    ),
    ("Of {} events nine are reproduced and one is contested.", events),
    ("of {} causes three are reproduced, and eight are contested.", causes),
]
