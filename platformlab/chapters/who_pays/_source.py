"""What the figures of the market with two fees say alike of their model."""

from platformlab.chapters.who_pays.market import RESPONSE

MODEL = (
    "Model: one platform, membership fees, linear demand (Armstrong 2006). The numbers are invented: "
    f"each dollar of fee keeps {100 * RESPONSE:.1f} % of a side away"
)
