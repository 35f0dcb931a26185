"""Computed verdicts: one small function for each claim of the report that numbers can judge.

Each returns a `Finding`: the numbers, the verdict that a stated rule gives them, and the one
sentence that the ledger prints as the reason. Nothing here knows what the ledger says, so a test
can compare the two.
"""

from platformlab.nearest import nearest
from platformlab.verdicts import (
    bases,
    commodity,
    examples,
    ge,
    giants,
    information,
    manufacturers,
    networks,
    thesis,
)
from platformlab.verdicts.finding import Finding

__all__ = ["CHECKS", "Finding", "find"]

# Every function whose name the column `check` of the ledger may hold.
CHECKS = {
    check.__name__: check
    for check in (
        giants.platforms_in_top_ten,
        giants.order_of_2008,
        giants.energy_and_banks_of_2008,
        giants.most_startups_are_platforms,
        giants.seven_startups_are_platforms,
        giants.sum_of_seven_startups,
        giants.startups_against_walmart,
        giants.airbnb_against_marriott,
        giants.uber_against_bmw,
        giants.staff_of_uber_and_bmw,
        examples.phones_after_the_app_store,
        examples.examples_of_chart_four,
        thesis.thesis_of_the_report,
        thesis.meanings_of_platform,
        thesis.building_got_cheaper,
        thesis.more_people_could_take_part,
        networks.metcalfe_refitted,
        networks.enabling_conditions_moved,
        manufacturers.toyota_ranks,
        manufacturers.deere_age,
        manufacturers.deere_platform_year,
        manufacturers.deere_market_value,
        manufacturers.deere_against_the_index,
        manufacturers.deere_earns_with_machines,
        manufacturers.deere_learns_across_farms,
        information.platforms_succeed_and_fail,
        information.makers_try_platforms,
        information.information_came_with_contracts,
        information.machines_get_connected,
        ge.ge_software_goal,
        manufacturers.predix_counts,
        manufacturers.predix_code_activity,
        ge.ge_outcome,
        ge.platforms_take_time,
        commodity.price_is_not_margin,
        commodity.mass_production_grew,
        manufacturers.lego_designers,
        manufacturers.mindstorms_panel,
        manufacturers.outsiders_choose,
        manufacturers.making_and_selling,
        manufacturers.lego_ideas_crowding,
        bases.size_decides,
        bases.base_gives_a_start,
        bases.product_value_first,
        manufacturers.makers_are_still_there,
    )
}


def find(check):
    """Compute the finding of a check by its name.

    Examples
    --------
    >>> find("sum_of_seven_startups").verdict
    'reproduced'
    """
    if check not in CHECKS:
        otherwise = f"there are {', '.join(CHECKS)}"
        raise ValueError(
            f"check must be a function that CHECKS in platformlab/verdicts/__init__.py lists (got "
            f"{check!r}); list it there, or correct the name; {nearest(check, CHECKS, otherwise)}"
        )
    return CHECKS[check]()
