"""Numbers from outside that the chapter on finding an effect tells, each with its row of data."""

from prose import told

KLOECKNER = {"firm": "Klöckner"}

OUTSIDE = [
    (
        "<strong>{} shops</strong> and more traded",
        told(
            "company_figures",
            form="{:,.0f}",
            company="BrickLink",
            metric="shops",
            date="2019-11",
        ),
    ),
    (
        "sold {} % and a year later [{} % through digital channels]",
        told("chain_effects", "evidence", number=0, stage="distribute", **KLOECKNER),
        told("chain_effects", "evidence", number=1, stage="distribute", **KLOECKNER),
    ),
    (
        "with [{} suppliers in 2020]",
        told("chain_effects", "evidence", number=1, stage="buy", **KLOECKNER),
    ),
    (
        "those largest, [{} firms]",
        told("rules", "amount", form="{:.0f}", provision="Firms designated as gatekeepers"),
    ),
]
