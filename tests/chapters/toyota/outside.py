"""Numbers from outside that the chapter on Toyota tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>under {}</strong> e-Palettes had been delivered",
        told(
            "vehicle_fleets",
            operator="Toyota e-Palette",
            metric="vehicles_delivered",
            date="2026-02",
        ),
    ),
    (
        "FNN, in early 2026, counts {}.",
        told(
            "vehicle_fleets", operator="Toyota e-Palette", metric="vehicles_delivered", date="2026"
        ),
    ),
    (
        "do New York's taxi trips with {} per cent fewer cars than were running",
        told("quoted_numbers", scale=100, metric="taxis_fewer"),
    ),
]
