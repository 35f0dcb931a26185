"""What the two figures of the invented market say and show alike."""

import altair as alt

from platformlab.chapters.critical_mass.market import TASTE_SPREAD

INVENTED = (
    "Model: expectations that feed on themselves, logistic tastes (Brock and Durlauf 2001). The numbers are invented: "
    f"tastes spread by ${TASTE_SPREAD:.0f}, and half of the gap closes every month."
)
SHARE_OVER_TIME = (
    alt.Tooltip("month:Q", title="Month"),
    alt.Tooltip("share:Q", title="Share", format=".1%"),
)
