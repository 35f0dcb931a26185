"""Sweeps: a model evaluated over a grid of parameters, as one tidy table.

``sweep(model, price=[20, 30], same_side=[40, 60], …)`` calls the model once on every combination
at a time, as arrays, and returns one row per combination. Given a Dask client, the grid is cut
into pieces that workers anywhere evaluate; rows, order and numbers stay the same.
"""

import logging
from itertools import pairwise

import numpy as np
import pandas as pd

from platformlab.params import PARAMS

_log = logging.getLogger(__name__)


def sweep(function, /, *, client=None, chunks=None, retries=3, progress=None, **grid):
    """Evaluate a model over the product of parameter values.

    Parameters
    ----------
    function : callable
        A model: keyword arguments that broadcast, a number, an array or a NamedTuple back.
    client : dask.distributed.Client, optional
        Evaluate on its cluster instead of in this process.
    chunks : int, optional
        Number of pieces for the cluster; four per worker thread if not given.
    retries : int
        How often a piece is handed out again when all workers that tried it were lost. The
        scheduler itself moves a piece to another worker a few times before it gives up.
    progress : callable, optional
        Called as ``progress(done, total)`` after each piece; pieces are logged in any case.
    **grid : number, text or sequence of numbers
        Parameters of the model. A sequence becomes a dimension of the grid, in the order given;
        anything else is the same in every row.

    Returns
    -------
    pandas.DataFrame
        A column per parameter and per quantity; a quantity with a further axis becomes columns
        ``name_1``, ``name_2``, …. A result without a name is called after the function, without
        ``find_``. ``attrs["units"]`` holds the units that the vocabulary knows.

    Raises
    ------
    ValueError
        If a sequence is empty or nested, or a result does not fit the grid.
    RuntimeError
        If a piece is lost more than `retries` times.

    Examples
    --------
    >>> from platformlab.models.spread.rohlfs import rohlfs_equilibria
    >>> sweep(rohlfs_equilibria, relative_price=[0.1875, 0.3])
       relative_price  empty  critical_mass  mature      status
    0          0.1875    0.0           0.25    0.75        tips
    1          0.3000    0.0            NaN     NaN  not viable
    """
    axes = {name: _axis(name, value) for name, value in grid.items() if _is_sequence(value)}
    fixed = {name: value for name, value in grid.items() if name not in axes}
    size = int(np.prod([len(axis) for axis in axes.values()]))
    if client is None:
        columns = _evaluate(function, axes, fixed, 0, size)
    else:
        pieces = _on_cluster(client, function, axes, fixed, size, chunks, retries, progress)
        columns = {name: np.concatenate([p[name] for p in pieces]) for name in pieces[0]}
    points = _points(axes, 0, size)
    table = {name: points.get(name, value) for name, value in grid.items()}
    if twice := table.keys() & columns.keys():
        raise ValueError(
            f"results must not be named like parameters (got {', '.join(sorted(twice))}); "
            "rename the fields of the result"
        )
    frame = pd.DataFrame(table | columns, index=pd.RangeIndex(size), copy=False)
    frame.attrs["units"] = {name: PARAMS[name].unit for name in frame if name in PARAMS}
    return frame


def _is_sequence(value):
    return np.ndim(value) > 0 and not isinstance(value, str)


def _axis(name, value):
    axis = np.asarray(value)
    if axis.ndim != 1 or len(axis) == 0:
        raise ValueError(
            f"{name} must be a number or a flat sequence of numbers (got shape {axis.shape}); "
            "the sweep makes the combinations"
        )
    return axis


def _points(axes, start, stop):
    """Coordinates of the rows from `start` to `stop`; the last parameter varies fastest."""
    if not axes:
        return {}
    index = np.unravel_index(np.arange(start, stop), [len(axis) for axis in axes.values()])
    return {name: axis[at] for (name, axis), at in zip(axes.items(), index, strict=True)}


def _evaluate(function, axes, fixed, start, stop):
    """Columns of results for some rows of the grid, from one call of the model."""
    shape = (stop - start,) if axes else ()
    result = function(**fixed, **_points(axes, start, stop))
    named = result._asdict() if hasattr(result, "_asdict") else {_name(function): result}
    columns = {}
    for name, values in named.items():
        values = np.asarray(values)
        if values.ndim == 0:
            columns[name] = np.full(stop - start, values)
        elif values.shape == shape:
            columns[name] = values
        elif values.ndim == len(shape) + 1 and values.shape[:-1] == shape:
            parts = np.moveaxis(values, -1, 0).reshape(values.shape[-1], stop - start)
            columns |= {f"{name}_{i}": part for i, part in enumerate(parts, 1)}
        else:
            raise ValueError(
                f"{name} must have one value, or one row of values, per combination "
                f"(got shape {values.shape} for {stop - start} combinations); "
                "move other axes to the end"
            )
    return columns


def _name(function):
    return getattr(function, "__name__", "value").removeprefix("find_")


def _on_cluster(client, function, axes, fixed, size, chunks, retries, progress):
    """Results of all pieces in the order of the grid, whatever happens to single workers."""
    from distributed import KilledWorker, as_completed

    chunks = chunks or 4 * max(sum(client.nthreads().values()), 1)
    cuts = np.linspace(0, size, min(chunks, size) + 1).astype(int).tolist()
    pieces = list(pairwise(cuts))

    def submit(at):
        return client.submit(_evaluate, function, axes, fixed, *pieces[at], pure=False)

    futures = {submit(at): at for at in range(len(pieces))}
    done, losses, waiting = {}, dict.fromkeys(range(len(pieces)), 0), as_completed(futures)
    for future in waiting:
        at = futures.pop(future)
        try:
            done[at] = future.result()
        except KilledWorker as error:
            losses[at] += 1
            if losses[at] > retries:
                raise RuntimeError(
                    f"rows {pieces[at][0]} to {pieces[at][1]} were lost {losses[at]} times with "
                    "their workers; use more chunks, or workers with more memory"
                ) from error
            again = submit(at)
            futures[again] = at
            waiting.add(again)
            _log.warning("rows %d to %d lost with their workers; handed out again", *pieces[at])
            continue
        _log.info("%d of %d pieces done", len(done), len(pieces))
        if progress:
            progress(len(done), len(pieces))
    return [done[at] for at in range(len(pieces))]
