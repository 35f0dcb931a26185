"""Numbers from outside that the last chapter tells, each with the row of data it comes from."""

from prose import told


def lg(entity, metric, date, **options):
    return told("lg_figures", entity=entity, metric=metric, date=date, **options)


OUTSIDE = [
    (
        "<strong>{} trillion won</strong> is what LG lost in operations with telephones",
        lg("LG smartphones", "loss_in_operations", "2020-12", scale=1e-3),
    ),
    (
        "Outside sets were *more than {} million* in August 2024, and *more than {} million* again in January 2026, of {} million devices.",
        lg("webOS", "outside_devices", "2024-08"),
        lg("webOS", "outside_devices", "2026-01"),
        lg("webOS", "devices", "2025-12"),
    ),
    (
        "LG counted more than ten million outside ones, of {} million in all.",
        lg("webOS", "devices", "2025-12"),
    ),
    (
        "webOS included, lost {} billion won in 2025.",
        lg("LG media (TV and webOS)", "operating_result", "2025", form="{:.0f}", scale=-1),
    ),
    (
        "Rented appliances brought nearly {} trillion won in 2025, parts for cars earned {} billion and cooling {} billion.",
        lg("LG rental", "revenue_with_care", "2025", scale=1e-3),
        lg("LG vehicle parts", "operating_result", "2025", form="{:.0f}"),
        lg("LG heating and cooling", "operating_result", "2025", form="{:.0f}"),
    ),
    (
        "has delivered {} e-Palettes",
        told(
            "vehicle_fleets", operator="Toyota e-Palette", metric="vehicles_delivered", date="2026"
        ),
    ),
    (
        "has {} million engaged acres",
        told("company_figures", company="Deere", metric="engaged_acres", date="2025-12"),
    ),
]
