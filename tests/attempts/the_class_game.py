"""The class game: answers of another kind to each task of code, which its tests must refuse."""

WRONG = {
    "every log has ten years": ("whole", "def years_told(log):\n    return 10"),
    "years are lines": ("whole", "def years_told(log):\n    return len(log.splitlines()) - 3"),
    "those that rise": (
        "order",
        "def live_on_the_network(log):\n"
        "    found = play.results(play.read(log))\n"
        "    return list(found.index[found['rank_off'] < found['rank']])",
    ),
    "value instead of rank": (
        "order",
        "def live_on_the_network(log):\n"
        "    found = play.results(play.read(log))\n"
        "    return list(found.index[found['value_off'] < found['value']])",
    ),
    "a part of what is left": (
        "change",
        "def part_lost(log, team, year):\n"
        "    game = play.read(log)\n"
        "    closed = play.change(game, team=team, year=year, platform=0)\n"
        "    was, now = (play.results(g).loc[team, 'value'] for g in (game, closed))\n"
        "    return float(was / now - 1)",
    ),
    "a gain told as a loss": (
        "change",
        "def part_lost(log, team, year):\n"
        "    game = play.read(log)\n"
        "    closed = play.change(game, team=team, year=year, platform=0)\n"
        "    was, now = (play.results(g).loc[team, 'value'] for g in (game, closed))\n"
        "    return float(abs(1 - now / was))",
    ),
    "closed for good": (
        "change",
        "def part_lost(log, team, year):\n"
        "    game = closed = play.read(log)\n"
        "    for later in range(year, 11):\n"
        "        closed = play.change(closed, team=team, year=later, platform=0)\n"
        "    was, now = (play.results(g).loc[team, 'value'] for g in (game, closed))\n"
        "    return float(1 - now / was)",
    ),
    "when it fills by itself": (
        "crossing",
        "def crosses_in(log, team):\n"
        "    path = play.path(play.read(log), team)\n"
        "    years = path.index[path['status'] == 'fills']\n"
        "    return int(years[0]) if len(years) else None",
    ),
    "not viable is nothing needed": (
        "crossing",
        "def crosses_in(log, team):\n"
        "    path = play.path(play.read(log), team).astype({'needed': float})\n"
        "    years = path.index[path['connected'] > path['needed'].fillna(0)]\n"
        "    return int(years[0]) if len(years) else None",
    ),
    "pure product itself": (
        "opener",
        "def opener(seen):\n"
        "    return {'price': seen['cost'] + (10 if seen['year'] <= 2 else 16), 'develop': 60}",
    ),
    "opens whatever the market": ("scout", "scout = opener"),
}
