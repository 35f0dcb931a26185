"""Chance: a stream of its own for every run.

Run number k draws from the k-th child of the seed, however many runs are asked for and whatever
is simulated. So runs 10 to 19 can be computed apart from the first ten, on another machine too,
and two markets that share a seed differ by their parameters and not by their luck.
"""

import numpy as np


def find_streams(*, seed, replicates, first_replicate):
    """Generators of the runs from `first_replicate` on.

    Parameters
    ----------
    seed, replicates, first_replicate : int

    Returns
    -------
    list of numpy.random.Generator

    Examples
    --------
    >>> whole = find_streams(seed=1, replicates=3, first_replicate=0)
    >>> (last,) = find_streams(seed=1, replicates=1, first_replicate=2)
    >>> whole[2].random() == last.random()
    True
    """
    runs = range(first_replicate, first_replicate + replicates)
    return [np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(run,))) for run in runs]


def draw_luck(*, draws, seed, replicates, first_replicate):
    """Numbers between 0 and 1, shape (replicates, draws): one row from each run's stream."""
    streams = find_streams(seed=seed, replicates=replicates, first_replicate=first_replicate)
    return np.stack([stream.random(draws) for stream in streams])
