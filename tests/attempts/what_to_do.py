"""What to do: wrong answers to each task of code, and right ones that look otherwise."""

_RETURNED = """def advise(plan):
    memo = memos.write(plan)
    if memo.about is None:
        return memo.recommendation, None, False
    worst, likely, best = memo.stages[memo.about]["corners"]
    return {}
"""
_STEPS = """def turns_at(plan, stage):
    before = memos.write(plan).recommendation
    for n in range({}):
        factor = n / 20
        worth = tuple(factor * end for end in plan[stage]["worth"])
        {}
        if memos.write(changed).recommendation != before:
            return factor
"""
_COPY = 'changed = {**plan, stage: {**plan[stage], "worth": worth}}'
_MARGIN = """def lead_that_restores(before, after, firms):
    def find(spread, lead):
        return models.defended_margin.find_margins(
            taste_spread=spread, quality_lead=lead, firms=firms, same_side=0, **ovens)
    {}
"""
_WRITTEN = """def worth_writing(gain):
    nothing = {{"cross_side_consumers": 0, "cross_side_producers": 0}}
    opened = models.hybrid.compare_hybrid(
        base_share_consumers=0.55, cross_side_consumers=gain, cross_side_producers=0, **shop)
    alone = models.hybrid.compare_hybrid(base_share_consumers=0.55 + {}, **nothing, **shop)
    return {}
"""
_LEAD = """def months_of_lead(lead, replaced):
    base_of = models.product_base
    path = base_of.simulate_base(0.5, quality_lead=lead, replacement_share=replaced,
                                 periods=240, **owners)
    {}
"""
_NEEDED = "base_of.find_critical_base(quality_lead={}, **owners, **outsiders).critical_base"

WRONG = {
    "the best case for the likely one": (
        "advise",
        _RETURNED.format('memo.recommendation, memo.about, best["grows"]'),
    ),
    "the verdict of the first stage that has numbers": (
        "advise",
        "def advise(plan):\n"
        "    memo = memos.write(plan)\n"
        "    known = [s for s in memo.stages.values() if s['state'] == 'known']\n"
        "    if not known:\n"
        "        return memo.recommendation, None, False\n"
        "    first = known[0]\n"
        "    return first['verdict'], first['stage'], first['corners'][1]['grows']\n",
    ),
    "grows wherever something settles in the end": (
        "advise",
        _RETURNED.format('memo.recommendation, memo.about, best["settles"] > 0'),
    ),
    "a sheet without numbers fails": (
        "advise",
        "def advise(plan):\n"
        "    memo = memos.write(plan)\n"
        "    if memo.about is None:\n"
        "        return 'do_not', None, False\n"
        "    return memo.recommendation, memo.about, memo.stages[memo.about]['corners'][1]['grows']\n",
    ),
    "the last factor that changes it": ("overrated", _STEPS.format("1, 20", _COPY)),
    "the last factor that does not": (
        "overrated",
        "def turns_at(plan, stage):\n"
        "    before, last = memos.write(plan).recommendation, None\n"
        "    for n in range(19, 0, -1):\n"
        "        worth = tuple(n / 20 * end for end in plan[stage]['worth'])\n"
        "        changed = {**plan, stage: {**plan[stage], 'worth': worth}}\n"
        "        if memos.write(changed).recommendation != before:\n"
        "            return last\n"
        "        last = n / 20\n",
    ),
    "only the likely worth shrinks": (
        "overrated",
        _STEPS.format(
            "19, 0, -1",
            "low, _, high = plan[stage]['worth']\n"
            "        worth = (min(low, worth[1]), worth[1], high)\n"
            f"        {_COPY}",
        ),
    ),
    "the plan itself is changed": (
        "overrated",
        _STEPS.format("19, 0, -1", 'plan[stage]["worth"] = worth\n        changed = plan'),
    ),
    "the profit is brought back, not the margin": (
        "restores",
        _MARGIN.format(
            "once = find(before, 0).profit_first\n"
            "    return next(n for n in range(0, 800, 20) if find(after, n).profit_first >= once)"
        ),
    ),
    "the loss of margin is the lead": (
        "restores",
        _MARGIN.format(
            "lost = float(find(before, 0).margin_first - find(after, 0).margin_first)\n"
            "    return max(0, 20 * -int(-lost // 20))"
        ),
    ),
    "nearly the old margin is enough": (
        "restores",
        _MARGIN.format(
            "once = 0.9 * find(before, 0).margin_first\n"
            "    return next(n for n in range(0, 800, 20) if find(after, n).margin_first >= once)"
        ),
    ),
    "one step too many": (
        "restores",
        _MARGIN.format(
            "once = find(before, 0).margin_first\n"
            "    return next(n + 20 for n in range(0, 800, 20) if find(after, n).margin_first >= once)"
        ),
    ),
    "what own recipes earn, the shop forgotten": (
        "recipes",
        _WRITTEN.format(
            'gain * shop["response_consumers"]',
            "float(alone.pipeline_profit - opened.pipeline_profit)",
        ),
    ),
    "the gain is no share": (
        "recipes",
        _WRITTEN.format(
            "gain / 1800", "max(0, float(alone.pipeline_profit - opened.hybrid_profit))"
        ),
    ),
    "less than nothing where a shop earns more": (
        "recipes",
        _WRITTEN.format(
            'gain * shop["response_consumers"]',
            "float(alone.pipeline_profit - opened.hybrid_profit)",
        ),
    ),
    "prices for profits": (
        "recipes",
        _WRITTEN.format(
            'gain * shop["response_consumers"]',
            "max(0, float(alone.pipeline_price - opened.hybrid_price))",
        ),
    ),
    "the lead lasts for ever": (
        "window",
        _LEAD.format(
            f"needed = {_NEEDED.format('lead')}\n"
            "    return next((m for m in range(241) if not path[m] < needed), None)"
        ),
    ),
    "years for months": (
        "window",
        _LEAD.format(
            f"needed = {_NEEDED.format(0)}\n"
            "    found = [m for m in range(241) if path[m] >= needed]\n"
            "    return found[0] // 12 if found else None"
        ),
    ),
    "the last month stands for never": (
        "window",
        _LEAD.format(
            f"needed = {_NEEDED.format(0)}\n"
            "    return next((m for m in range(241) if path[m] >= needed), 240)"
        ),
    ),
    "as soon as the first outsider would come": (
        "window",
        _LEAD.format(
            'needed = outsiders["relative_fee_producers"]\n'
            "    return next((m for m in range(241) if path[m] >= needed), None)"
        ),
    ),
}

RIGHT = {
    "by the stage's own record": (
        "advise",
        "def advise(plan):\n"
        "    memo = memos.write(plan)\n"
        "    about = memo.stages.get(memo.about)\n"
        "    return memo.recommendation, memo.about, about is not None and"
        " about['corners'][1]['grows']\n",
    ),
    "a list of factors, and a deep copy": (
        "overrated",
        "import copy\n\n\n"
        "def turns_at(plan, stage):\n"
        "    was = memos.write(plan).recommendation\n"
        "    for factor in [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4,\n"
        "                   0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05]:\n"
        "        other = copy.deepcopy(plan)\n"
        "        other[stage]['worth'] = [end * factor for end in plan[stage]['worth']]\n"
        "        if memos.write(other).recommendation != was:\n"
        "            return factor\n",
    ),
    "all leads at once": (
        "restores",
        _MARGIN.format(
            "import numpy as np\n"
            "    leads = np.arange(0, 800, 20)\n"
            "    return leads[np.argmax(find(after, leads).margin_first"
            " >= find(before, 0).margin_first)]"
        ),
    ),
    "by the closed form of a plain pipeline": (
        "recipes",
        "def worth_writing(gain):\n"
        "    r, cost = shop['response_consumers'], shop['serving_cost_consumers']\n"
        "    own = (0.55 + r * gain - r * cost) ** 2 / (4 * r)\n"
        "    opened = models.hybrid.compare_hybrid(\n"
        "        base_share_consumers=0.55, cross_side_consumers=gain, cross_side_producers=0,\n"
        "        **shop)\n"
        "    return max(0, own - opened.hybrid_profit)\n",
    ),
    "month by month, each path anew": (
        "window",
        "def months_of_lead(lead, replaced):\n"
        "    found = models.product_base.find_critical_base(quality_lead=0, **owners, **outsiders)\n"
        "    for months in range(1, 241):\n"
        "        path = models.product_base.simulate_base(\n"
        "            0.5, quality_lead=lead, replacement_share=replaced, periods=months, **owners)\n"
        "        if path[-1] >= found.critical_base:\n"
        "            return months\n"
        "    return None\n",
    ),
}
