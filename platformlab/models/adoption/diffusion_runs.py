"""Bass diffusion in yearly steps: the recursion that regressions use, and people who decide.

Question. What does the market look like year by year, and how far may chance move it?

Each year everybody who has not adopted does so with probability $p + q F$, where $F$ is the share
that had adopted at the end of the year before. A probability above one is cut at one.

The recursion is not the curve of `diffusion` read once a year: imitation within the year is
lost, so it starts slower (18 % fewer adopters in year 5 at $p = 0.03$, $q = 0.38$).

Assumptions. Those of `diffusion`: first purchases only, a market of fixed size, everybody meets
everybody.

Left out. Price, rivals, repeat purchases, people who stop, the structure of who knows whom.

Source: bass1969.
"""

import numpy as np
import scipy

from platformlab.models.adoption.diffusion import need_first_adopters
from platformlab.models.chance import draw_luck
from platformlab.models.checking import checked


@checked(single=("years",))
def simulate(*, innovation, imitation, market_size, start_share, years):
    """Adopters at the end of each year in Bass's yearly recursion, without chance.

    Returns
    -------
    ndarray of float, people, shape (years + 1, ...)

    References
    ----------
    bass1969

    Examples
    --------
    >>> path = simulate(innovation=0.03, imitation=0.38, market_size=1000, start_share=0, years=5)
    >>> path.round(1)
    array([  0. ,  30. ,  70.2, 122.8, 190.1, 272.9])
    """
    need_first_adopters(innovation, imitation, start_share)
    start, *_ = np.broadcast_arrays(start_share, innovation, imitation, market_size)
    shares = [start]
    for _ in range(years):
        now = shares[-1]
        shares.append(now + np.minimum(innovation + imitation * now, 1) * (1 - now))
    return market_size * np.array(shares)


@checked(single=("years", "replicates", "seed", "first_replicate"))
def simulate_people(
    *, innovation, imitation, people, start_share, years, replicates, seed, first_replicate=0
):
    """Adopters at the end of each year when each of `people` decides by chance.

    Everybody knows everybody. Each replicate has its own stream of chance, the same for all
    markets, so runs differ by their parameters and not by their luck.

    Parameters
    ----------
    first_replicate : int
        Number of the first run; later runs can be computed apart.

    Returns
    -------
    ndarray of int, people, shape (replicates, years + 1, ...)

    References
    ----------
    bass1969

    Examples
    --------
    >>> runs = simulate_people(innovation=0.03, imitation=0.38, people=1000, start_share=0,
    ...                        years=10, replicates=200, seed=1)
    >>> runs.shape, bool(abs(runs[:, 10].mean() - 782.6) < 5)
    ((200, 11), True)
    """
    need_first_adopters(innovation, imitation, start_share)
    luck = draw_luck(draws=years, seed=seed, replicates=replicates, first_replicate=first_replicate)
    start, *_ = np.broadcast_arrays(np.rint(start_share * people), innovation, imitation)
    paths = [np.broadcast_to(start, (len(luck), *start.shape))]
    for chance in luck.T.reshape(years, len(luck), *(1,) * start.ndim):
        now = paths[-1]
        hazard = np.minimum(innovation + imitation * now / people, 1)
        joining = scipy.stats.binom.ppf(chance, people - now, hazard)
        paths.append(now + np.maximum(joining, 0))  # a draw of exactly zero would give −1
    return np.stack(paths, axis=1).astype(int)
