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
        "LG counted more than ten million outside ones in August 2024, of about {} million in all.",
        lg("webOS", "devices", "2024-08"),
    ),
    (
        "televisions earned {} billion won in 2023 and {} in 2024; the division of 2025, wider by monitors and notebooks, lost {} billion.",
        lg("LG televisions", "operating_result", "2023", form="{:.0f}"),
        lg("LG televisions", "operating_result", "2024", form="{:.0f}"),
        lg("LG media (TV and webOS)", "operating_result", "2025", form="{:.0f}", scale=-1),
    ),
    (
        "Profit from parts for cars rose from {} billion in 2024 to {} in 2025.",
        lg("LG vehicle parts", "operating_result", "2024", form="{:.0f}"),
        lg("LG vehicle parts", "operating_result", "2025", form="{:.0f}"),
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
