"""The rules of *Launch!*: one market, a handful of makers of machines, year by year.

Machines are in thousands, money in USD million, price and worth of one machine in USD thousand,
shares are fractions. Everything is plain data; nothing is random and nothing is changed in place.

CPython and MicroPython return the same bits, for `exact` says how numbers are reckoned.
"""

from platformlab.game.exact import LOG2, exp, log, logistic, total_of

RULES = {
    "teams": 6,
    "years": 10,
    # buyers per team and year, weight of buying nothing, price that worth is measured from, spread
    "market": 20.0,
    "outside": 0.35,
    "usual_price": 120.0,
    "taste_spread": 15.0,
    # unit cost in year 1, its fall per doubling, what a rival's machine teaches, machines built before
    "first_cost": 100.0,
    "learning_rate": 0.10,
    "spillover": 0.3,
    "start_experience": 60.0,
    "fixed_cost": 120.0,
    # worth added by development, its scale, part of a lead that is copied, what customers get used to
    "develop_gain": 1.7,
    "develop_scale": 12.0,
    "imitation": 0.30,
    "standard": 2.0,
    # machines in use at the start, part scrapped each year
    "start_base": 60.0,
    "retirement": 0.08,
    # platform: running cost, fading and scale of skill, part that goes to the parent's own projects
    "running_cost": 20.0,
    "skill_decay": 0.2,
    "skill_scale": 60.0,
    "parent_share": 0.0,
    # most that information adds to a machine in a year, machine-years that teach, ageing, part shared
    "info_ceiling": 2.2,
    "data_scale": 40.0,
    "data_decay": 0.25,
    "portability": 0.0,
    # owners: trouble of connecting, spread, speed; years of use that a buyer of a machine counts
    "hassle": 3.0,
    "owner_spread": 1.0,
    "owner_speed": 0.6,
    "use_years": 1.2,
    # network effect: what all developers together add for an owner in a year; 0 switches it off
    "cross_side_consumers": 7.0,
    # developers: number, yearly revenue per thousand machines, cost, spread, speed, part serving several
    "developers": 80.0,
    "revenue": 0.05,
    "developer_cost": 3.5,
    "developer_spread": 0.7,
    "developer_speed": 0.6,
    "multihoming": 0.3,
    # closed, partners, open: developers admitted, their part of the cost, worth to owners, commission,
    # part of the worth of information that the maker can sell
    "admitted": (0.0, 0.5, 1.0),
    "cost_part": (1.0, 0.6, 1.0),
    "screened": (0.0, 1.0, 1.0),
    "take_rate": (0.0, 0.30, 0.15),
    "capture": (0.60, 0.40, 0.25),
    # money; loss years after which the board stops a platform (0: never); years of earnings in value
    "start_cash": 200.0,
    "credit": 200.0,
    "interest": 0.10,
    "study_cost": 10.0,
    "patience": 0,
    "multiple": 3.0,
}
OPENNESS = ("closed", "partners", "open")
LIMITS = {
    "price": (60, 200),
    "develop": (0, 120),
    "platform": (0, 120),
    "openness": (0, 2),
    "terms": (-2.0, 2.0),
    "study": (0, 1),
}


def improvement(rules, develop):
    """What a year's development adds to a machine, less what customers get used to."""
    built = rules["develop_gain"] * log(1.0 + develop / rules["develop_scale"])
    return built - rules["standard"]


def weight(rules, worth):
    """Weight of a machine with this worth, price taken off, in the choice of buyers."""
    return exp(worth / rules["taste_spread"])


def first_known(rules, teams):
    """Machines that a maker knows of before year 1: its own, and of rivals' what spills over."""
    return rules["start_experience"] * (1.0 + rules["spillover"] * (teams - 1))


def unit_cost(rules, growth):
    """Cost of a machine when what is known of building it has grown so many times since the start."""
    bend = log(1.0 - rules["learning_rate"]) / LOG2
    return rules["first_cost"] * exp(bend * log(growth))


def option_worth(rules, gain):
    """What a buyer of a machine gives for the right to connect it, at this gain of an owner."""
    return rules["use_years"] * (rules["owner_spread"] * log(1.0 + exp(gain)))


def info_value(rules, data, skill):
    """What information adds to a connected machine in a year: with data and skill, ever less on top."""
    learned = 1.0 - exp(-data / rules["data_scale"])
    return rules["info_ceiling"] * learned * (1.0 - exp(-skill / rules["skill_scale"]))


def owner_gain(rules, info, apps, openness):
    """What an owner gains in a year by connecting a machine, less the trouble of it."""
    network = rules["cross_side_consumers"] * rules["screened"][openness] * apps
    return (1.0 - rules["capture"][openness]) * info + network - rules["hassle"]


def wants_in(rules, machines, openness, terms, rival_apps):
    """Share of all developers who want to work for a platform with this many connected machines."""
    kept = (1.0 - rules["take_rate"][openness]) * rules["revenue"] * machines
    porting = 1.0 - rules["multihoming"] * rival_apps  # what is written for a rival is only ported
    cost = rules["developer_cost"] * rules["cost_part"][openness] * porting + terms
    free = 1.0 - (1.0 - rules["multihoming"]) * rival_apps  # who serves one platform only is taken
    return rules["admitted"][openness] * free * logistic((kept - cost) / rules["developer_spread"])


def new_skill(rules, platform):
    """Skill that a year's platform spending builds, beyond the running cost and the parent's part."""
    if not platform:
        return 0.0
    return (platform - rules["running_cost"]) * (1.0 - rules["parent_share"])


def start(rules):
    """Return the state before the first year: all teams alike, none of them a platform."""
    team = {
        "cash": rules["start_cash"],
        "quality": 0.0,
        "experience": rules["start_experience"],
        "base": rules["start_base"],
        "connected": 0.0,
        "data": 0.0,
        "skill": 0.0,
        "apps": 0.0,
        "red_years": 0,
        "stopped": False,
        "broke": False,
        "earnings": (0.0, 0.0),
        "report": {},
    }
    return {"year": 0, "rules": rules, "teams": [dict(team) for _ in range(rules["teams"])]}


def last_cost(team, rules):
    """Cost of a machine last year, which everybody knows before pricing the next."""
    return team["report"].get("cost", rules["first_cost"])


def legal(decision, team, rules):
    """Return the decision inside its limits, without what board or bank forbids."""
    done = {}
    for name in LIMITS:
        low, high = LIMITS[name]
        done[name] = min(max(decision.get(name, 0), low), high)
    done["openness"] = int(done["openness"])
    done["price"] = max(done["price"], last_cost(team, rules))
    if team["broke"]:
        done["develop"] = min(done["develop"], 10)
    is_closed = team["stopped"] or team["broke"] or not done["platform"]
    done["platform"] = 0 if is_closed else max(done["platform"], rules["running_cost"])
    return done


def with_changes(rules, changes):
    """Rules of this year and of later years under a card, a row of (name, how, number, is lasting)."""
    now, later = dict(rules), dict(rules)
    for name, how, number, is_lasting in changes:
        now[name] = number if how == "=" else rules[name] * number
        if is_lasting:
            later[name] = now[name]
    return now, later


def play_year(state, decisions, changes=()):
    """Return the state one year later.

    Parameters
    ----------
    state
        What `start` or this function returned.
    decisions
        One dictionary per team, in the order of seats, with the names of `LIMITS`.
    changes
        What a card does to the rules, as `with_changes` reads it.
    """
    rules, later = with_changes(state["rules"], changes)
    old = state["teams"]
    done = [legal(decisions[i], old[i], rules) for i in range(len(old))]
    new = [dict(team) for team in old]
    _improve(new, done, rules)
    seen = [_offer(new[i], done[i], old, rules) for i in range(len(old))]
    everything = total_of([offer["weight"] for offer in seen]) + rules["outside"] * len(old)
    for i in range(len(old)):
        share = seen[i]["weight"] / everything
        report = {"decision": done[i], "share": share, "info": seen[i]["info"]}
        report["sales"] = rules["market"] * len(old) * share
        _produce(new[i], report, old, rules)
        _connect(new[i], report, seen[i]["gain"], old, i, rules)
        _settle(new[i], report, rules)
    return {"year": state["year"] + 1, "rules": later, "teams": new}


def _improve(teams, done, rules):
    """Products get better, customers get used to it, rivals copy the best."""
    for i, team in enumerate(teams):
        team["quality"] += improvement(rules, done[i]["develop"])
    best = max([team["quality"] for team in teams])
    copied = min(rules["imitation"], 1.0)  # cards may multiply it; nobody copies more than the lead
    for team in teams:
        team["quality"] += copied * (best - team["quality"])


def _offer(team, d, old, rules):
    """Platforms gain skill and turn data into information; buyers weigh product, price and platform."""
    kept = team["skill"] * (1.0 - rules["skill_decay"])
    team["skill"] = kept + new_skill(rules, d["platform"])
    most_data = max([other["data"] for other in old])
    usable = team["data"] + rules["portability"] * (most_data - team["data"])
    info = info_value(rules, usable, team["skill"]) if d["platform"] else 0.0
    gain = owner_gain(rules, info, team["apps"], d["openness"]) / rules["owner_spread"]
    option = option_worth(rules, gain) if d["platform"] else 0.0
    worth = team["quality"] + option - d["price"] + rules["usual_price"]
    return {"info": info, "gain": gain, "weight": weight(rules, worth)}


def _produce(team, report, old, rules):
    """What has been built lowers the cost; machines come into use and are scrapped."""
    built = total_of([other["experience"] for other in old])
    known = team["experience"] + rules["spillover"] * (built - team["experience"])
    report["cost"] = unit_cost(rules, known / first_known(rules, len(old)))
    team["experience"] += report["sales"]
    team["base"] = team["base"] * (1.0 - rules["retirement"]) + report["sales"]


def _connect(team, report, gain, old, seat, rules):
    """Owners connect if today's platform is worth it; developers then look at connected machines."""
    d = report["decision"]
    runs = d["platform"] > 0
    wish = logistic(gain) if runs else 0.0
    team["connected"] += rules["owner_speed"] * (wish - team["connected"])
    machines = team["connected"] * team["base"]
    rival_apps = max([old[j]["apps"] for j in range(len(old)) if j != seat] + [0.0])
    aim = wants_in(rules, machines, d["openness"], d["terms"], rival_apps) if runs else 0.0
    team["apps"] += rules["developer_speed"] * (aim - team["apps"])
    team["data"] = team["data"] * (1.0 - rules["data_decay"]) + (machines if runs else 0.0)
    report["machines"] = machines
    report["developers"] = team["apps"] * rules["developers"] if runs else 0.0


def _settle(team, report, rules):
    """Book the year's money; then the board counts loss years and the bank looks at the cash."""
    d, machines, developers = report["decision"], report["machines"], report["developers"]
    runs = d["platform"] > 0
    services = rules["capture"][d["openness"]] * report["info"] * machines
    commission = rules["take_rate"][d["openness"]] * rules["revenue"] * machines * developers
    fees = d["terms"] * developers
    margin = report["sales"] * (d["price"] - report["cost"])
    platform = services + commission + fees - d["platform"]
    interest = max(0.0, -team["cash"]) * rules["interest"]
    studied = rules["study_cost"] * d["study"]
    profit = margin - rules["fixed_cost"] - d["develop"] + platform - interest - studied
    lasting = margin - rules["fixed_cost"] + services + commission + fees
    team["cash"] += profit
    team["earnings"] = (team["earnings"][1], lasting - (rules["running_cost"] if runs else 0.0))
    team["red_years"] = team["red_years"] + 1 if runs and platform < 0.0 else 0
    team["stopped"] = team["stopped"] or 0 < rules["patience"] <= team["red_years"]
    team["broke"] = team["cash"] < (0.0 if team["broke"] else -rules["credit"])
    money = {"margin": margin, "services": services, "commission": commission, "fees": fees}
    report.update(money)
    report.update({"platform": platform, "interest": interest, "profit": profit})
    team["report"] = report


def value(team, rules):
    """What counts at the end: cash, and `multiple` years of earnings (mean of the last two years)."""
    return team["cash"] + rules["multiple"] * (team["earnings"][0] + team["earnings"][1]) / 2.0
