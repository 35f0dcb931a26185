"""A jury with hours to spend: how good what it picks is, shared by the figures and the exercises."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.hybrid.market import AVERAGE, CROWD, EVEN_TIME, SPREAD, VOTE_ACCURACY
from platformlab.models import crowd_ideas, crowd_screening

_DECADES = np.logspace(1, 4, 4)
# Ideas that a jury may read: round numbers, and all.
READ = (*(int(step * ten) for ten in _DECADES for step in (1, 1.5, 2, 3, 5, 8)), CROWD)


def reading_accuracy(read, hours, even_time=EVEN_TIME):
    """Accuracy of a jury that spreads its hours evenly over so many ideas."""
    return crowd_screening.find_reading_accuracy(
        reading_time=hours / np.asarray(read, float), even_time=even_time
    )


def picked_by_reading(read, hours, even_time=EVEN_TIME):
    """Points of the idea picked where all are read equally long."""
    return crowd_ideas.expected_best_screened(
        ideas=read,
        quality_mean=AVERAGE,
        quality_spread=SPREAD,
        screening_accuracy=reading_accuracy(read, hours, even_time),
    )


@cache
def picked_after_votes(ideas, hours, vote_accuracy=VOTE_ACCURACY):
    """Points of the idea picked, for each length of the shortlist up to all ideas."""
    lengths = [length for length in READ if length <= ideas]
    points = crowd_screening.expected_best_shortlisted(
        ideas=ideas,
        shortlist=lengths,
        vote_accuracy=vote_accuracy,
        screening_accuracy=reading_accuracy(lengths, hours),
        quality_mean=AVERAGE,
        quality_spread=SPREAD,
    )
    return lengths, points


def ideas_axis(field):
    """Axis of a number of ideas, each step ten times the one before."""
    return alt.X(
        f"{field}:Q",
        axis=alt.Axis(title=field, values=np.logspace(1, 5, 5).tolist(), format="~s"),
        scale=alt.Scale(type="log", domain=(0.8 * READ[0], 1.7 * READ[-1]), nice=False),
    )
