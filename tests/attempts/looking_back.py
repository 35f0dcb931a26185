"""Looking back: wrong answers to each task of code, and right ones that look otherwise."""

_SCORES = """def scores(table):
    found = {{}}
    for judge, rows in table.groupby("judge"):
        {}
        found[judge] = {}
    return found
"""
_DECIDED = "rows = rows[rows['came'].notna()]"
_FAR = "(rows['confidence'] - rows['came'].astype(float))"
_SURE = """def too_sure(table, judge):
    rows = table[(table["judge"] == judge) & {}]
    turned = rows["confidence"] < 0.5
    sure = rows["confidence"].where(~turned, 1 - rows["confidence"])
    held = {}
    return float({})
"""
_HELD = "rows['came'].astype(bool) != turned"
_IS_DECIDED = 'table["came"].notna()'
_POOL = """def gain_of_pooling(table):
    rows = table[{}].copy()
    rows["came"] = rows["came"].astype(float)
    room = rows.groupby("claim")[["confidence", "came"]].{}()
    each = {}
    return float(each - ((room["confidence"] - room["came"]) ** 2).mean())
"""
_EACH = "((rows['confidence'] - rows['came']) ** 2).mean()"
_LUCK = """def claims_needed(true_chance, wrong, luck):
    import numpy as np

    n = np.arange(1, 301)
    upset = models.calibration.find_upset(judged=n, true_chance=true_chance, confidence=wrong)
    chance = {}
    {}
"""
_FOR_GOOD = "return int(n[chance > luck].max()) + 1 if (chance > luck).any() else 1"
_STAYED = """def stayed(first, last, rule):
    before = caps[caps["list_id"] == first]
    later = set(caps[caps["list_id"] == last]["company"]{})
    names = before["company"]{}
    is_platform = before["platform_" + rule]
    return {}
"""
_RENAMED = ".replace(new_names)"
_SHARES = (
    "tuple(names[m].isin(later).mean() if m.any() else None for m in (is_platform, ~is_platform))"
)

WRONG = {
    "what is open has failed": (
        "scores",
        _SCORES.format(
            "rows = rows.fillna({'came': False})",
            "float((rows['confidence'] - rows['came'].astype(float)).pow(2).mean())",
        ),
    ),
    "distances, not their squares": (
        "scores",
        _SCORES.format(_DECIDED, f"float({_FAR}.abs().mean())"),
    ),
    "a sum": ("scores", _SCORES.format(_DECIDED, f"float({_FAR}.pow(2).sum())")),
    "open claims count in the divisor": (
        "scores",
        _SCORES.format(
            f"count = len(rows)\n        {_DECIDED}", f"float({_FAR}.pow(2).sum() / count)"
        ),
    ),
    "nothing is turned": (
        "sure",
        "def too_sure(table, judge):\n"
        "    rows = table[(table['judge'] == judge) & table['came'].notna()]\n"
        "    return float(rows['confidence'].mean() - rows['came'].astype(float).mean())\n",
    ),
    "the confidence is turned and the claim is not": (
        "sure",
        _SURE.format(_IS_DECIDED, "rows['came'].astype(bool)", "sure.mean() - held.mean()"),
    ),
    "never too little": (
        "sure",
        _SURE.format(_IS_DECIDED, _HELD, "abs(sure.mean() - held.mean())"),
    ),
    "the other way round": (
        "sure",
        _SURE.format(_IS_DECIDED, _HELD, "held.mean() - sure.mean()"),
    ),
    "of all judges": (
        "sure",
        _SURE.format(_IS_DECIDED, _HELD, "sure.mean() - held.mean()").replace(
            '(table["judge"] == judge)', '(table["judge"] != "")'
        ),
    ),
    "the median of the room": ("pool", _POOL.format(_IS_DECIDED, "median", _EACH)),
    "the best member": (
        "pool",
        _POOL.format(
            _IS_DECIDED,
            "mean",
            "((rows['confidence'] - rows['came']) ** 2).groupby(rows['judge']).mean().min()",
        ),
    ),
    "the room's score itself": ("pool", _POOL.format(_IS_DECIDED, "mean", "0")),
    "the first time that luck is small": (
        "luck",
        _LUCK.format("upset.better + upset.same / 2", "return int(n[np.argmax(chance <= luck)])"),
    ),
    "equal scores go to the better judge": ("luck", _LUCK.format("upset.better", _FOR_GOOD)),
    "equal scores go to the worse judge": (
        "luck",
        _LUCK.format("upset.better + upset.same", _FOR_GOOD),
    ),
    "the last number that is too few": (
        "luck",
        _LUCK.format(
            "upset.better + upset.same / 2",
            "return int(n[chance > luck].max()) if (chance > luck).any() else 1",
        ),
    ),
    "a new name is a new firm": ("stayed", _STAYED.format("", "", _SHARES)),
    "renamed on the later list only": ("stayed", _STAYED.format(_RENAMED, "", _SHARES)),
    "nobody is a share of nothing": (
        "stayed",
        _STAYED.format(
            _RENAMED,
            _RENAMED,
            "tuple(names[m].isin(later).mean() if m.any() else 0 for m in (is_platform, ~is_platform))",
        ),
    ),
    "parts of the whole list": (
        "stayed",
        _STAYED.format(
            _RENAMED,
            _RENAMED,
            "tuple((names.isin(later) & m).mean() if m.any() else None"
            " for m in (is_platform, ~is_platform))",
        ),
    ),
}

RIGHT = {
    "with the model of the book": (
        "scores",
        _SCORES.format(
            _DECIDED,
            "models.calibration.find_score(confidence=list(rows['confidence']),"
            " came_true=[int(c) for c in rows['came']]).brier",
        ),
    ),
    "claim by claim": (
        "sure",
        "def too_sure(table, judge):\n"
        "    sure, held = [], []\n"
        "    for row in table[table['judge'] == judge].itertuples():\n"
        "        if row.came is None:\n"
        "            continue\n"
        "        turned = row.confidence < 0.5\n"
        "        sure.append(1 - row.confidence if turned else row.confidence)\n"
        "        held.append(not row.came if turned else row.came)\n"
        "    return sum(sure) / len(sure) - sum(held) / len(held)\n",
    ),
    "by a table of judges": (
        "pool",
        "def gain_of_pooling(table):\n"
        "    wide = table.pivot(index='claim', columns='judge', values='confidence')\n"
        "    came = table.drop_duplicates('claim').set_index('claim')['came'].dropna().astype(float)\n"
        "    wide = wide.loc[came.index]\n"
        "    far = wide.sub(came, axis=0)\n"
        "    return (far ** 2).mean().mean() - (far.mean(axis=1) ** 2).mean()\n",
    ),
    "from the end": (
        "luck",
        "def claims_needed(true_chance, wrong, luck):\n"
        "    for n in range(300, 0, -1):\n"
        "        u = models.calibration.find_upset(\n"
        "            judged=n, true_chance=true_chance, confidence=wrong)\n"
        "        if u.better + u.same / 2 > luck:\n"
        "            return n + 1\n"
        "    return 1\n",
    ),
    "by merging lists": (
        "stayed",
        "def stayed(first, last, rule):\n"
        "    named = caps.assign(now=[new_names.get(c, c) for c in caps['company']])\n"
        "    a = named[named['list_id'] == first]\n"
        "    both = a.merge(named[named['list_id'] == last][['now']], how='left', on='now',\n"
        "                   indicator=True)\n"
        "    both['is_there'] = both['_merge'] == 'both'\n"
        "    shares = both.groupby(f'platform_{rule}')['is_there'].mean()\n"
        "    return [shares.get(True), shares.get(False)]\n",
    ),
}
