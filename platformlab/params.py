"""The vocabulary: every quantity a reader can set, declared once.

Sliders, the notation page, model arguments, error messages and tests all read this table.
A model argument that stands here is checked against its range before the model sees it.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Param(NamedTuple):
    """One quantity of the vocabulary.

    ``low`` and ``high`` bound the values an economist accepts; what a slider offers is chosen
    by the explorer, inside these bounds.
    """

    name: str
    symbol: str
    label: str
    unit: str
    low: float
    high: float
    default: float
    meaning: str
    open_low: bool = False
    open_high: bool = False
    integer: bool = False
    repair: str = ""

    @property
    def interval(self) -> str:
        """The allowed range as a mathematician writes it, for example ``[0, 1)``."""
        left = "(" if self.open_low or np.isinf(self.low) else "["
        right = ")" if self.open_high or np.isinf(self.high) else "]"
        ends = (
            str(end).replace("inf", "∞") if np.isinf(end) else f"{end:g}"
            for end in (self.low, self.high)
        )
        return left + ", ".join(ends) + right

    def check(self, value: ArrayLike) -> NDArray[Any]:
        """Return `value` as a float array (or int array) if every entry lies in the range.

        Raises
        ------
        TypeError
            If `value` is not a number or an array of numbers.
        ValueError
            If `value` is empty, or an entry is NaN, infinite, out of range or not whole.
        """
        try:
            array = np.asarray(value)
        except ValueError:  # a ragged nested list
            array = np.asarray(None)
        if array.dtype.kind not in "iuf":
            raise TypeError(self._message("must be a number or an array of numbers", value))
        if array.size == 0:
            raise ValueError(self._message("must not be empty", value))
        array = array.astype(float)
        wrong = ~np.isfinite(array) | (array < self.low) | (array > self.high)
        wrong |= (array == self.low) if self.open_low else False
        wrong |= (array == self.high) if self.open_high else False
        if wrong.any():
            raise ValueError(self._message(f"must lie in {self.interval}", array[wrong][0]))
        if self.integer and (array != np.rint(array)).any():
            first = array[array != np.rint(array)][0]
            raise ValueError(self._message("must be a whole number", first))
        return array.astype(int) if self.integer else array

    def _message(self, expected: str, got: object) -> str:
        shown = f"{got:g}" if isinstance(got, float) else repr(got)
        repair = self.repair or f"{self.name} is {self.meaning[0].lower()}{self.meaning[1:]}"
        return f"{self.name} {expected} (got {shown}); {repair.rstrip('.')}"


_INF = float("inf")

_VOCABULARY = (
    # --- one side, one network (critical mass) ---
    Param(
        "share", "n", "Share taking part", "share", 0, 1, 0.2,
        "Part of the market that takes part, from 0 (nobody) to 1 (everybody)",
        repair="write 20 % as 0.2",
    ),
    Param(
        "price", "P", "Price", "USD per month", 0, _INF, 30.0,
        "What a member pays per month",
    ),
    Param(
        "stand_alone_value", "a", "Value without anyone else", "USD per month", 0, _INF, 0.0,
        "What the average member would pay if nobody else took part",
    ),
    Param(
        "same_side", r"\beta", "Network strength", "USD per month", 0, _INF, 60.0,
        "What a member gains per month when everybody takes part instead of nobody",
    ),
    Param(
        "taste_spread", "s", "Spread of tastes", "USD per month", 0, _INF, 10.0,
        "How much members differ in what they would pay; the scale of a logistic distribution",
        open_low=True,
    ),
    Param(
        "relative_price", "p", "Price, relative to the keenest user's value", "share", 0, 1, 0.1875,
        "Price divided by what the keenest user would pay for a complete network",
        repair="divide the price by the highest valuation",
    ),
    Param(
        "relative_cost", "c", "Cost per user, relative to the keenest user's value", "share",
        0, _INF, 0.0, "Cost of serving a user divided by what the keenest one would pay",
        repair="divide the cost by the highest valuation",
    ),
    Param(
        "adjustment", r"\lambda", "Speed of adjustment", "per month", 0, 1, 0.5,
        "Part of the gap between today's share and the share wanted that closes in a month",
        open_low=True,
    ),
    Param(
        "periods", "T", "Length of the path", "months", 1, 100_000, 36,
        "Number of steps to simulate",
        integer=True,
    ),
    # --- diffusion of a new product (Bass) ---
    Param(
        "innovation", "p", "Innovation", "per year", 0, 1, 0.03,
        "Chance per year of adopting when nobody else has adopted",
        repair="write 3 % a year as 0.03; a monthly rate times 12 is a yearly rate",
    ),
    Param(
        "imitation", "q", "Imitation", "per year", 0, 10, 0.38,
        "Chance per year of adopting that is added when everybody else has adopted",
        repair="write 38 % a year as 0.38; a monthly rate times 12 is a yearly rate",
    ),
    Param(
        "market_size", "m", "People who will ever adopt", "people", 0, _INF, 1_000.0,
        "Number of people who adopt in the end",
        open_low=True,
    ),
    Param(
        "people", "M", "People in the market", "people", 1, 10_000_000, 1_000,
        "Number of people who decide, each for themselves",
        integer=True,
    ),
    Param(
        "start_share", "F_0", "Share that has adopted at the start", "share", 0, 1, 0.0,
        "Part of the market that has adopted before the clock starts",
        open_high=True, repair="write 5 % as 0.05; a full market has nothing left to adopt",
    ),
    Param(
        "time", "t", "Time since the launch", "years", 0, _INF, 5.0,
        "Years that have passed since the launch",
    ),
    Param(
        "years", "T", "Years to simulate", "years", 1, 10_000, 20,
        "Number of yearly steps",
        integer=True,
    ),
    # --- compatible and incompatible networks (Katz and Shapiro) ---
    Param(
        "suppliers", "N", "Firms that sell the network good", "firms", 1, 1_000, 3,
        "Number of firms that sell the good",
        integer=True,
    ),
    Param(
        "highest_value", "A", "What the keenest buyer pays", "USD per month", 0, _INF, 10.0,
        "What the keenest buyer would pay per month for a network without other members",
        open_low=True,
    ),
    Param(
        "member_value", r"\beta", "Value of one more member", "USD per month per unit sold",
        0, _INF, 0.4, "What one more unit on a network adds to what each of its members would pay",
    ),
    Param(
        "network_power", r"\kappa", "Power of the network's size", "exponent", 0, 1, 1.0,
        "Power of a network's size in its value; 1 is in proportion, less is ever more slowly",
        open_low=True,
    ),
    # --- lock-in: sequences of adopters, urns, tipping ---
    Param(
        "preference_a", "g_A", "Preference of A's fans for A", "USD", 0, _INF, 2.0,
        "How much more than B technology A is worth to its own fans when nobody has adopted",
        open_low=True,
    ),
    Param(
        "preference_b", "g_B", "Preference of B's fans for B", "USD", 0, _INF, 3.0,
        "How much more than A technology B is worth to its own fans when nobody has adopted",
        open_low=True,
    ),
    Param(
        "returns_a", "r_A", "Returns to adoption for A's fans", "USD per adopter", 0, _INF, 0.5,
        "What each earlier adopter of a technology adds to its worth for fans of A",
        open_low=True,
    ),
    Param(
        "returns_b", "r_B", "Returns to adoption for B's fans", "USD per adopter", 0, _INF, 0.5,
        "What each earlier adopter of a technology adds to its worth for fans of B",
        open_low=True,
    ),
    Param(
        "fan_share_a", r"\pi", "Fans of A among newcomers", "share", 0, 1, 0.5,
        "Chance that the next newcomer is a fan of A",
        open_low=True, open_high=True, repair="write 50 % as 0.5",
    ),
    Param(
        "arrivals", "T", "Newcomers", "people", 1, 1_000_000, 200,
        "Number of people who choose, one after the other",
        integer=True,
    ),
    Param(
        "balls_a", "w", "Balls of colour A at the start", "balls", 1, 1_000_000, 1,
        "Balls of colour A in the urn before the first draw",
        integer=True,
    ),
    Param(
        "balls_b", "b", "Balls of colour B at the start", "balls", 1, 1_000_000, 1,
        "Balls of colour B in the urn before the first draw",
        integer=True,
    ),
    Param(
        "draws", "D", "Draws", "draws", 1, 1_000_000, 200,
        "Number of draws from the urn",
        integer=True,
    ),
    Param(
        "added_a", "k", "Balls of colour A added", "balls", 0, 1_000_000, 100,
        "How many of the balls added by the draws have colour A",
        integer=True,
    ),
    Param(
        "quantile", "q", "Part of the runs", "share", 0, 1, 0.95,
        "Part of all runs that end at this share of A or below it",
        repair="write 95 % as 0.95",
    ),
    Param(
        "feedback", r"\gamma", "Strength of feedback", "exponent", 0, 5, 2.0,
        "Exponent that turns a technology's share into its chance with the next newcomer",
    ),
    Param(
        "lead_a", r"\Delta", "Lead of A over B", "USD per month", -_INF, _INF, 0.0,
        "How much more than B technology A is worth at equal shares, prices included",
    ),
    Param(
        "multihoming_share", "h", "Share that uses both", "share", 0, 1, 0.0,
        "Part of the members who use both networks and so reach everybody on either",
        repair="write 30 % as 0.3",
    ),
    # --- value of a network by its size ---
    Param(
        "users", "n", "Users", "people", 1, _INF, 100.0,
        "Number of people in the network",
    ),
    Param(
        "partner_users", "n_2", "Users of the partner", "people", 1, _INF, 30.0,
        "Number of people in the network that joins",
    ),
    Param(
        "unit_value", "a", "Value of one unit of the law", "USD per year", 0, _INF, 1.0,
        "What one unit that the law counts is worth per year: a user, a contact or a group",
        open_low=True,
    ),
    Param(
        "cost_per_user", "c", "Cost of serving a user", "USD per year", 0, _INF, 5.0,
        "What it costs per year to serve one more user",
    ),
    Param(
        "running_cost", "F", "Cost of running the network", "USD per year", 0, _INF, 10_000.0,
        "What it costs per year to run the network, whatever its size",
    ),
    Param(
        "saturation", "K", "Users in the end", "people", 0, _INF, 2_000.0,
        "Number of users that growth approaches",
        open_low=True,
    ),
    Param(
        "growth_speed", "v", "Speed of growth", "per year", 0, _INF, 0.6,
        "Growth rate of a network that is still far from saturated",
        open_low=True,
    ),
    Param(
        "midpoint", "h", "Year of half saturation", "years", -_INF, _INF, 9.0,
        "When the network has half of the users it will have in the end",
    ),
    # --- fees per transaction (Rochet and Tirole) ---
    Param(
        "choke_fee_consumers", "A_B", "Highest fee a consumer bears", "USD per transaction",
        0, _INF, 1.0, "Fee per transaction at which the last consumer stops",
    ),
    Param(
        "choke_fee_producers", "A_S", "Highest fee a producer bears", "USD per transaction",
        0, _INF, 2.0, "Fee per transaction at which the last producer stops",
    ),
    Param(
        "fee_response_consumers", "b_B", "Consumers lost per dollar of fee", "people per USD",
        0, _INF, 1.5, "How many consumers leave when their fee rises by one dollar",
        open_low=True,
    ),
    Param(
        "fee_response_producers", "b_S", "Producers lost per dollar of fee", "people per USD",
        0, _INF, 0.8, "How many producers leave when their fee rises by one dollar",
        open_low=True,
    ),
    Param(
        "cost", "f", "Cost of serving a member", "USD per month", 0, _INF, 2.0,
        "What the platform spends on one member of a side",
    ),
    Param(
        "response", "b", "Members gained per dollar", "share per USD per month", 0, _INF, 0.02,
        "Part of a side that joins when the fee falls by a dollar",
        open_low=True,
    ),
    Param(
        "gift", "g", "What a member brings the other side", "USD per month", -_INF, _INF, 4.0,
        "Gain of all members of the other side together from one more member of this side",
    ),
    Param(
        "kept_power", "k", "Market power used", "share", 0, 1, 1.0,
        "Part of the market power that goes into the fee: 1 by an owner, 0 by society",
    ),
    Param(
        "cost_per_transaction", "c", "Cost of a transaction", "USD per transaction",
        0, _INF, 0.3, "What one transaction costs the platform",
    ),
    Param(
        "typical_value_consumers", r"\mu_B", "Value of a transaction to a typical consumer",
        "USD per transaction", 0, _INF, 1.0,
        "Fee per transaction at which half of the consumers take part",
    ),
    Param(
        "typical_value_producers", r"\mu_S", "Value of a transaction to a typical producer",
        "USD per transaction", 0, _INF, 2.0,
        "Fee per transaction at which half of the producers take part",
    ),
    Param(
        "value_spread_consumers", "s_B", "Spread of consumers' values", "USD per transaction",
        0, _INF, 0.5, "How much consumers differ in what a transaction is worth to them",
        open_low=True,
    ),
    Param(
        "value_spread_producers", "s_S", "Spread of producers' values", "USD per transaction",
        0, _INF, 0.5, "How much producers differ in what a transaction is worth to them",
        open_low=True,
    ),
    # --- membership fees on two sides (Armstrong; Caillaud and Jullien) ---
    Param(
        "cross_side_consumers", r"\alpha_1", "Gain of a consumer from producers",
        "USD per month", 0, _INF, 0.3,
        "What a consumer gains per month when every producer is present instead of none",
    ),
    Param(
        "cross_side_producers", r"\alpha_2", "Gain of a producer from consumers",
        "USD per month", 0, _INF, 0.6,
        "What a producer gains per month when every consumer is present instead of none",
    ),
    Param(
        "base_share_consumers", "a_1", "Consumers who join for nothing", "share", 0, 1, 0.4,
        "Share of consumers that joins at fee zero when no producer is there",
        repair="write 40 % as 0.4",
    ),
    Param(
        "base_share_producers", "a_2", "Producers who join for nothing", "share", 0, 1, 0.24,
        "Share of producers that joins at fee zero when no consumer is there",
        repair="write 24 % as 0.24",
    ),
    Param(
        "response_consumers", "b_1", "Consumers gained per dollar", "share per USD per month",
        0, _INF, 0.8, "Share of consumers gained when joining is worth one dollar more per month",
        open_low=True,
    ),
    Param(
        "response_producers", "b_2", "Producers gained per dollar", "share per USD per month",
        0, _INF, 0.6, "Share of producers gained when joining is worth one dollar more per month",
        open_low=True,
    ),
    Param(
        "serving_cost_consumers", "f_1", "Cost of serving a consumer", "USD per month",
        0, _INF, 0.0, "What a consumer on board costs the platform per month",
    ),
    Param(
        "serving_cost_producers", "f_2", "Cost of serving a producer", "USD per month",
        0, _INF, 0.0, "What a producer on board costs the platform per month",
    ),
    Param(
        "platform_gap_consumers", "t_1", "Difference of the platforms for consumers",
        "USD per month", 0, _INF, 1.0,
        "What it costs the consumer most loyal to one platform to use the other",
        open_low=True,
    ),
    Param(
        "platform_gap_producers", "t_2", "Difference of the platforms for producers",
        "USD per month", 0, _INF, 1.2,
        "What it costs the producer most loyal to one platform to use the other",
        open_low=True,
    ),
    Param(
        "joining_cost_spread", r"\kappa", "Highest joining cost of a producer", "USD per month",
        0, _INF, 1.4, "Joining costs of producers are spread evenly from zero to this value",
        open_low=True,
    ),
    Param(
        "members_consumers", "N_1", "Consumers who could join", "people", 0, _INF, 1.0,
        "Number of consumers who could join",
        open_low=True,
    ),
    Param(
        "members_producers", "N_2", "Producers who could join", "people", 0, _INF, 1.0,
        "Number of producers who could join",
        open_low=True,
    ),
    Param(
        "joining_cost_consumers", "k_1", "Trouble of joining for a consumer", "USD per month",
        0, _INF, 0.1, "What joining costs a consumer apart from the fee",
    ),
    Param(
        "joining_cost_producers", "k_2", "Trouble of joining for a producer", "USD per month",
        0, _INF, 0.05, "What joining costs a producer apart from the fee",
    ),
    Param(
        "match_probability", r"\lambda", "Chance of a match", "share", 0, 1, 0.8,
        "Chance that a member finds the right partner when everybody is on board",
        open_low=True, repair="write 80 % as 0.8",
    ),
    Param(
        "surplus_share_consumers", "u_1", "Consumer's part of a match", "share", 0, 1, 0.65,
        "Part of the value of a match that the consumer keeps; the producer keeps the rest",
        repair="write 65 % as 0.65",
    ),
    Param(
        "match_value", "v", "Value of a match", "USD per month", 0, _INF, 1.0,
        "What a match is worth per month to its two sides together",
        open_low=True,
    ),
    Param(
        "fee_consumers", "p_1", "Fee for consumers", "USD per month", -_INF, _INF, 0.0,
        "What a consumer pays per month to be a member; negative if the platform pays",
    ),
    Param(
        "fee_producers", "p_2", "Fee for producers", "USD per month", -_INF, _INF, 0.0,
        "What a producer pays per month to be a member; negative if the platform pays",
    ),
    # --- free goods (Parker and Van Alstyne) ---
    Param(
        "top_value_consumers", "V_c", "Highest value of the consumer good", "USD", 0, _INF, 1.0,
        "What the keenest consumer pays for the consumer good by itself",
        open_low=True,
    ),
    Param(
        "top_value_producers", "V_j", "Highest value of the producer good", "USD", 0, _INF, 2.0,
        "What the keenest producer pays for the producer good by itself",
        open_low=True,
    ),
    Param(
        "spillover_consumers", "e_{jc}", "Consumer demand raised by producers",
        "units per unit", 0, _INF, 0.1,
        "Sales to consumers added by each unit of the producers' own demand",
    ),
    Param(
        "spillover_producers", "e_{cj}", "Producer demand raised by consumers",
        "units per unit", 0, _INF, 0.9,
        "Sales to producers added by each unit of the consumers' own demand",
    ),
    # --- launch of a two-sided platform ---
    Param(
        "share_consumers", "n_1", "Consumers on board", "share", 0, 1, 0.3,
        "Part of the consumers who are on the platform",
        repair="write 30 % as 0.3",
    ),
    Param(
        "share_producers", "n_2", "Producers on board", "share", 0, 1, 0.3,
        "Part of the producers who are on the platform",
        repair="write 30 % as 0.3",
    ),
    Param(
        "relative_price_consumers", "c_1", "Consumer's price, relative to the keenest one's value",
        "ratio", 0.001, 101, 0.15,  # below 1 + the highest stand-alone value
        "Fee of a consumer divided by what all producers together are worth to the keenest one",
        open_high=True, repair="divide the fee by what all producers are worth to the keenest consumer",
    ),
    Param(
        "relative_price_producers", "c_2", "Producer's price, relative to the keenest one's value",
        "share", 0.001, 1, 0.25,
        "Fee of a producer divided by what all consumers together are worth to the keenest one",
        open_high=True, repair="divide the fee by what all consumers are worth to the keenest producer",
    ),
    Param(
        "relative_stand_alone", "a", "Value without any producer, relative to the keenest one's value",
        "ratio", 0, 100, 0.0,
        "What the keenest consumer gains without any producer, divided by what all producers would add",
        repair="divide the stand-alone value by the highest valuation of the other side",
    ),
    Param(
        "speed_consumers", r"\ell_1", "Speed at which consumers react", "per month", 0.01, 100,
        1.0, "Rate at which consumers close the gap between those on board and those who want in",
    ),
    Param(
        "speed_producers", r"\ell_2", "Speed at which producers react", "per month", 0.01, 100,
        1.0, "Rate at which producers close the gap between those on board and those who want in",
    ),
    # --- search and matching ---
    Param(
        "lowest_price", r"p_{\min}", "Lowest price on offer", "USD per unit", 0, 1e9, 50.0,
        "Price of the cheapest seller in the market",
    ),
    Param(
        "highest_price", r"p_{\max}", "Highest price on offer", "USD per unit", 0, 1e9, 150.0,
        "Price of the dearest seller in the market",
    ),
    Param(
        "search_cost", "s", "Cost of one more look", "USD per offer", 0, 1e9, 2.0,
        "What it costs the buyer, in money and time, to see one more offer",
    ),
    Param(
        "sample_size", "n", "Offers compared", "offers", 1, 1e6, 3,
        "Number of offers the buyer collects before choosing the cheapest",
        integer=True,
    ),
    Param(
        "consumer_count", "B", "Consumers who look for a producer", "people", 1, 1e9, 120,
        "Number of consumers, each of whom turns to one producer",
        integer=True,
    ),
    Param(
        "producer_count", "S", "Producers who can serve one consumer each", "people", 1, 1e9, 80,
        "Number of producers, each of whom can serve one consumer",
        integer=True,
    ),
    Param(
        "density", r"\rho", "Providers per area", "per km²", 1e-6, 1e6, 4.0,
        "Average number of free providers on a square kilometre",
    ),
    Param(
        "rank", "k", "Which of the nearest", "rank", 1, 1_000, 1,
        "1 for the nearest provider, 2 for the second nearest, and so on",
        integer=True,
    ),
    Param(
        "choke_price", "a", "Price at which nobody buys", "USD per unit", 0, 1e9, 10.0,
        "What the keenest buyer would pay for the first unit",
    ),
    Param(
        "reserve_price", "c", "Price at which nobody sells", "USD per unit", 0, 1e9, 2.0,
        "What the cheapest seller must get for the first unit",
    ),
    Param(
        "demand_slope", "b", "Fall of demand price", "USD per unit, per unit", 1e-6, 1e6, 1.0,
        "How much less the next buyer would pay, per unit traded",
    ),
    Param(
        "supply_slope", "d", "Rise of supply price", "USD per unit, per unit", 0, 1e6, 0.5,
        "How much more the next seller must get, per unit traded",
    ),
    Param(
        "transaction_cost", r"\tau", "Cost of the transaction", "USD per unit", 0, 1e9, 1.2,
        "What finding, agreeing and securing costs both sides together, per unit",
    ),
    # --- a platform between buyers and sellers who could deal without it ---
    Param(
        "keenest_gain", "G", "Gain of the keenest pair", "USD per deal", 0, 1e9, 60_000.0,
        "What the keenest buyer and the cheapest seller gain together if dealing costs nothing",
        open_low=True,
    ),
    Param(
        "free_deals", "N", "Deals if dealing cost nothing", "deals per month", 0, 1e9, 60.0,
        "How many deals a month would come about if dealing cost nothing: the thickness of the market",
        open_low=True,
    ),
    Param(
        "direct_cost", r"\tau_0", "Cost of a deal without the platform", "USD per deal",
        0, 1e9, 20_000.0, "What finding, agreeing and securing a deal costs both sides on their own",
    ),
    Param(
        "platform_cost", r"\tau_1", "Cost of a deal on the platform", "USD per deal",
        0, 1e9, 10_000.0, "What a deal on the platform costs both sides, without the fee",
    ),
    Param(
        "operating_cost", "F", "Cost of running the platform", "USD per month", 0, 1e12, 200_000.0,
        "What the platform costs its owner per month, however many deals it carries",
    ),
    # --- economies of scale ---
    Param(
        "learning_rate", "L", "Learning rate", "share", 0, 0.9, 0.2,
        "Part by which unit cost falls with each doubling of cumulative output",
        repair="write 20 % as 0.2",
    ),
    Param(
        "first_unit_cost", "C_1", "Cost of the first unit", "USD per unit", 0, 1e9, 1_000.0,
        "What the very first unit cost to make",
    ),
    Param(
        "cumulative_output", "x", "Units made since the start", "units", 1, 1e12, 1_000,
        "Number of units made since the first one",
        integer=True,
    ),
    Param(
        "output", "q", "Output", "units per year", 1, 1e12, 100.0,
        "Units made in a year",
    ),
    Param(
        "fixed_cost", "F", "Fixed cost", "USD per year", 0, 1e12, 900.0,
        "What the plant costs per year, whatever it makes",
    ),
    Param(
        "unit_cost", "c", "Cost of materials and work", "USD per unit", 0, 1e9, 3.0,
        "What each unit costs beside the plant",
    ),
    Param(
        "congestion_cost", "d", "Cost of crowding", "USD per unit, per yearly unit", 0, 1e6, 0.04,
        "How much every unit costs more when one more unit is made in the year",
    ),
    Param(
        "demand_elasticity", r"\varepsilon", "Price elasticity of demand", "ratio", 0, 10, 2.0,
        "Percent by which sales rise when the price falls by one percent",
    ),
    Param(
        "markup", "m", "Mark-up on cost", "share", 0, 10, 0.3,
        "Part of unit cost that the price adds to it",
        repair="write 30 % as 0.3",
    ),
    Param(
        "relative_output", "y", "Output, relative to sales at the first unit's cost", "ratio",
        1e-9, 1e9, 1.0,
        "Output divided by what would sell at a price equal to the first unit's cost",
    ),
    Param(
        "unit_price", "p", "Price of a unit", "USD per unit", 0, 1e9, 450.0,
        "What a buyer pays for one unit",
    ),
    Param(
        "start_price", "p_0", "Price at the start", "USD per unit", 1e-6, 1e9, 900.0,
        "What a buyer pays for one unit before the circle turns",
    ),
    Param(
        "start_output", "q_0", "Output at the start", "units per year", 1, 1e12, 20_000.0,
        "Units sold in a year at the starting price",
    ),
    Param(
        "yearly_market", "M", "Market", "units per year", 1, 1e12, 2_000_000.0,
        "Units that would sell in a year at a price near zero",
    ),
    Param(
        "market_share", "s", "Part of the market served", "share", 0, 1, 0.0,
        "Units sold in a year, divided by the yearly market",
        repair="write 20 % as 0.2",
    ),
    Param(
        "fixed_share", r"\phi", "Part of unit cost that is the plant's", "share", 0, 1, 0.0,
        "Fixed cost per unit, divided by all cost per unit",
        repair="write 20 % as 0.2",
    ),
    Param(
        "rent", "r", "Rent", "USD per unit", 0, 1e9, 9.0,
        "What a tenant pays for one unit made in somebody else's plant",
    ),
    Param(
        "landlord_output", "Q", "Output of the shared plant", "units per year", 1, 1e12, 500_000.0,
        "Units made in a year in the plant that is let, for all its tenants",
    ),
    # --- competition between products ---
    Param(
        "cost_per_customer", "c", "Cost of serving a customer", "USD per month", 0, 1e9, 0.5,
        "What it costs a firm per month to serve one customer",
    ),
    Param(
        "transport_cost", "t", "Difference of the products", "USD per month", 0, 1e9, 1.0,
        "What the customer most loyal to one product loses per month by using the opposite one",
        open_low=True,
    ),
    Param(
        "quality_lead", r"\Delta", "Quality lead", "USD per month", -1e9, 1e9, 0.0,
        "What the average customer would pay more per month for the first product",
    ),
    Param(
        "firms", "N", "Firms", "firms", 2, 1_000, 5,
        "Number of firms that sell to the same customers",
        integer=True,
    ),
    Param(
        "entry_cost", "F", "Cost of being in the market, per customer in it", "USD per month",
        1e-6, 1e9, 0.08,
        "Fixed cost of a firm per month, divided by the number of customers in the market",
    ),
    # --- scale or network ---
    Param(
        "spillover_share", r"\chi", "Know-how that leaks to the rival", "share", 0, 1, 0.3,
        "What a firm learns from a unit of its rival, as a part of what it learns from its own",
        open_low=True, repair="write 30 % as 0.3; a firm that learns from nobody has no cost",
    ),
    Param(
        "crowding", r"\kappa", "Loss from crowding", "USD per month", 0, 1e9, 0.0,
        "What a member loses per month when everybody is on one network",
    ),
    # --- learning from data ---
    Param(
        "customers", "N", "Customers served so far", "customers", 0, 1e9, 0.0,
        "Number of customers whose use has taught the firm something",
    ),
    Param(
        "customers_incumbent", "N_I", "Customers the incumbent has served", "customers",
        0, 1e9, 7.0, "Number of customers whose use has taught the incumbent something",
    ),
    Param(
        "customers_entrant", "N_E", "Customers the entrant has served", "customers",
        0, 1e9, 0.0, "Number of customers whose use has taught the entrant something",
    ),
    Param(
        "learning_ceiling", r"f_\infty", "Most that data can add", "USD per month", 0, 1e9, 1.0,
        "What a customer would pay more per month for the product of a firm with endless data",
    ),
    Param(
        "learning_scale", "k", "Customers needed to learn", "customers", 0.01, 1e9, 3.0,
        "Number of customers that teaches a good part of what can be learned",
    ),
    Param(
        "learning_power", r"\gamma", "Steepness of learning", "exponent", 0.01, 10, 0.5,
        "Exponent with which the part still to be learned shrinks",
    ),
    Param(
        "discount_factor", r"\delta", "Worth today of a dollar next period", "ratio", 0, 1, 0.9,
        "What a dollar paid one period later is worth today",
        open_high=True, repair="write 10 % impatience per period as 0.9",
    ),
    Param(
        "data_stock", "D", "Data in use", "records", 0, 1e15, 0.0,
        "Number of records that still describe the present",
    ),
    Param(
        "data_inflow", "d", "New data", "records per period", 0, 1e12, 3.0,
        "Users times the records each of them adds per period",
    ),
    Param(
        "data_depreciation", r"\rho", "Data that ages", "share per period", 0, 1, 0.2,
        "Part of the data that no longer describes the present after one period",
        repair="write 20 % as 0.2",
    ),
    # --- pooling and shared fleets ---
    Param(
        "vehicles", "c", "Vehicles", "vehicles", 0, 20_000, 18,
        "Number of vehicles in the fleet",
        integer=True,
    ),
    Param(
        "load", "A", "Vehicles wanted on average", "Erlang", 0, 10_000, 10.0,
        "Trips per hour times hours per trip: the vehicles in use if there were enough",
    ),
    Param(
        "refusal_target", r"\epsilon", "Refusals allowed", "share", 1e-9, 1, 0.01,
        "Part of the requests that may find no vehicle",
        open_high=True, repair="write 1 % as 0.01",
    ),
    Param(
        "pooled_markets", "N", "Markets that share one stock", "markets", 1, 10_000, 9,
        "Number of equal markets served from one stock",
        integer=True,
    ),
    Param(
        "demand_spread", r"\sigma", "Spread of demand in one market", "units per period",
        0, 1e9, 20.0, "Standard deviation of the demand of one market in one period",
    ),
    Param(
        "shortage_cost", "c_u", "Cost of one unit too few", "USD per unit", 0.01, 1e9, 9.0,
        "What is lost when a unit is wanted and not there",
    ),
    Param(
        "surplus_cost", "c_o", "Cost of one unit too many", "USD per unit", 0.01, 1e9, 1.0,
        "What is lost when a unit is there and not wanted",
    ),
    Param(
        "demand_correlation", "r", "Correlation between markets", "ratio", -1, 1, 0.0,
        "Correlation of demand between any two of the markets",
    ),
    Param(
        "service_peak", "A_i", "Vehicles a service needs at its peak", "vehicles", 0, 1e9, 3.0,
        "Number of vehicles a service needs in its busiest hour",
    ),
    Param(
        "peak_hour", "h_i", "Hour of the peak", "hour of the day", 0, 24, 8.0,
        "Hour of the day at which a service is busiest",
        repair="write half past five in the afternoon as 17.5",
    ),
    Param(
        "refit_time", "r", "Time to change a vehicle over", "hours", 0, 1, 0.5,
        "What a vehicle loses in the hour in which it changes its service",
        repair="write half an hour as 0.5; the model moves vehicles by the hour",
    ),
    Param(
        "served_target", "q", "Part of demand to be served", "share", 0, 1, 0.97,
        "Part of the wanted vehicle-hours that the fleet must serve",
        open_low=True, open_high=True, repair="write 97 % as 0.97",
    ),
    Param(
        "days", "D", "Days to simulate", "days", 1, 3_650, 60,
        "Number of days whose demand is drawn",
        integer=True,
    ),
    # --- maintenance ---
    Param(
        "weibull_shape", r"\beta", "How failures bunch with age", "exponent", 0.1, 20, 2.5,
        "Weibull shape: below 1 young machines fail more, above 1 old ones do",
        open_low=True,
    ),
    Param(
        "weibull_scale", r"\eta", "Characteristic life", "hours", 1e-3, 1e9, 1_000.0,
        "Operating hours after which 63 % of the machines have failed",
    ),
    Param(
        "age", "t", "Age", "hours", 0, 1e9, 500.0,
        "Operating hours since the part was new",
    ),
    Param(
        "replacement_age", "T", "Age at which the part is replaced", "hours", 1e-3, 1e9, 400.0,
        "Operating hours after which a part that has not failed is replaced",
    ),
    Param(
        "planned_cost", "c_p", "Cost of a planned replacement", "USD", 0, 1e9, 1.0,
        "What it costs to replace the part in the workshop, before it fails",
        open_low=True,
    ),
    Param(
        "failure_cost", "c_f", "Cost of a failure", "USD", 0, 1e9, 8.0,
        "What a failure in the field costs, the new part included",
        open_low=True,
    ),
    Param(
        "failures", "n", "Failures seen", "failures", 2, 1e9, 20,
        "Number of failures from which the fleet has learned",
        integer=True,
    ),
    # --- ideas from a crowd ---
    Param(
        "ideas", "n", "Ideas", "ideas", 1, 1e9, 150,
        "Number of independent ideas",
        integer=True,
    ),
    Param(
        "quality_mean", r"\mu", "Average quality of an idea", "points", -1e9, 1e9, 0.0,
        "Average quality of the ideas of one source",
    ),
    Param(
        "quality_spread", r"\sigma", "Spread of quality", "points", 0, 1e9, 1.0,
        "Standard deviation of the quality of the ideas of one source",
    ),
    Param(
        "screening_accuracy", r"\rho", "Accuracy of screening", "ratio", 0, 1, 0.6,
        "Correlation between the quality the jury sees and the true quality",
    ),
    Param(
        "pass_rate", "p_i", "Ideas that pass a stage", "share", 0, 1, 0.3,
        "Part of the ideas that passes one stage of the funnel",
        open_low=True, repair="write 30 % as 0.3",
    ),
    Param(
        "hit_chance", "q", "Chance of at least one hit", "share", 0, 1, 0.9,
        "Chance that at least one idea passes every stage",
        open_high=True, repair="write 90 % as 0.9",
    ),
    # --- patience and options ---
    Param(
        "first_users", "n_0", "Users at the launch", "people", 0, 1e12, 20_000.0,
        "Number of users on the first day",
        open_low=True,
    ),
    Param(
        "revenue_per_user", "b", "Revenue per user", "USD per year", 0, 1e9, 3.0,
        "What a user brings per year when the number of other users does not matter",
    ),
    Param(
        "discount_rate", "r", "Discount rate", "per year", 0, 1, 0.1,
        "What the firm could earn per year on the money elsewhere",
        repair="write 10 % as 0.1",
    ),
    Param(
        "payout_rate", r"\delta_V", "Earnings missed by waiting", "per year", 1e-4, 1, 0.04,
        "What a running project pays per year, as a part of its value",
        repair="write 4 % as 0.04",
    ),
    Param(
        "volatility", r"\sigma", "Uncertainty of the project's value", "per square root of a year",
        1e-3, 5, 0.2, "Standard deviation of the yearly growth of the project's value",
        repair="write 20 % as 0.2",
    ),
    Param(
        "investment", "I", "Investment", "USD", 1e-6, 1e12, 1.0,
        "What the project costs once, on the day it is launched",
    ),
    Param(
        "project_value", "V", "Value of the project", "USD", 1e-6, 1e12, 1.0,
        "What the running project would be worth if it were launched today",
    ),
    Param(
        "pilot_cost", "I_0", "Cost of the pilot", "USD", 0, 1e12, 1.0,
        "What the pilot costs today",
    ),
    Param(
        "rollout_cost", "I_1", "Cost of the roll-out", "USD", 0, 1e12, 4.0,
        "What the roll-out costs on the day it is made",
    ),
    Param(
        "success_chance", r"\pi", "Chance of success", "share", 0, 1, 0.3,
        "Chance that the pilot shows a good market",
        repair="write 30 % as 0.3",
    ),
    Param(
        "value_if_success", "V_H", "Value in a good market", "USD", 0, 1e12, 9.0,
        "What the rolled-out project is worth if the market is good",
    ),
    Param(
        "value_if_failure", "V_L", "Value in a bad market", "USD", 0, 1e12, 1.0,
        "What the rolled-out project is worth if the market is bad",
    ),
    # --- diffusion on networks ---
    Param(
        "nodes", "N", "People in the network", "people", 2, 10_000_000, 10_000,
        "Number of people, or firms, in the network",
        integer=True,
    ),
    Param(
        "mean_degree", "z", "Contacts per person", "contacts", 0, 1_000, 10.0,
        "Average number of contacts of a person",
        open_low=True,
    ),
    Param(
        "rewired_share", r"\pi", "Contacts outside the neighbourhood", "share", 0, 1, 0.1,
        "Part of the ring's contacts that is replaced by a contact anywhere",
        repair="write 10 % as 0.1",
    ),
    Param(
        "graph_seed", "g", "Draw of the network", "number", 0, 2**32 - 1, 1,
        "Whole number that picks one random network; the same number gives the same network",
        integer=True,
    ),
    Param(
        "seed", "r", "Draw of chance", "number", 0, 2**32 - 1, 1,
        "Whole number that picks one run of chance; the same number gives the same run",
        integer=True,
    ),
    Param(
        "replicates", "R", "Repetitions", "runs", 1, 100_000, 10,
        "Number of independent runs",
        integer=True,
    ),
    Param(
        "first_replicate", "k_0", "First repetition", "number", 0, 4_000_000_000, 0,
        "Number that the first run has; the runs from 10 on are the same, with the first ten or without",
        integer=True,
    ),
    Param(
        "launch_share", r"\rho_0", "First adopters", "share", 0, 1, 0.05,
        "Part of the market that has the product at launch",
        repair="write 5 % as 0.05",
    ),
    Param(
        "threshold", r"\theta", "Adopting contacts needed", "share", 0, 1, 0.18,
        "Part of a person's contacts that must have adopted before the person adopts",
        repair="write 18 % as 0.18",
    ),
    Param(
        "threshold_mean", r"\mu", "Average share of contacts needed", "share", 0, 1, 0.35,
        "Average over the market of the share of contacts that must have adopted",
        repair="write 35 % as 0.35",
    ),
    Param(
        "threshold_spread", r"\sigma_\theta", "Spread of the shares needed", "share", 0, 1, 0.12,
        "Standard deviation over the market of the share of contacts that must have adopted",
        open_low=True,
    ),
    Param(
        "adoption_chance", "p", "Chance of adopting unprompted", "per period", 0, 1, 0.03,
        "Chance per period that somebody adopts whose contacts have not",
        repair="write 3 % as 0.03",
    ),
    Param(
        "contact_chance", "q", "Chance added by contacts", "per period", 0, 1, 0.38,
        "What is added to the chance per period when all contacts have adopted",
        repair="write 38 % as 0.38",
    ),
)  # fmt: skip

PARAMS = {param.name: param for param in _VOCABULARY}
