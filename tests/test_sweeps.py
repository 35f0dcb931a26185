"""Sweeps: one tidy table per grid, the same from this process and from a cluster."""

import logging
import subprocess
import sys
import time
from collections import namedtuple
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from platformlab.models.adoption.diffusion import adopt
from platformlab.models.spread.critical_mass import find_critical_mass, find_equilibria
from platformlab.models.spread.rohlfs import rohlfs_equilibria, rohlfs_simulate
from platformlab.params import PARAMS
from platformlab.sweeps import sweep

Pair = namedtuple("Pair", "one many")
MARKET = {"stand_alone_value": 0, "taste_spread": 10}


def test_a_sweep_has_one_row_per_combination_and_the_last_parameter_varies_fastest():
    table = sweep(find_equilibria, same_side=[30, 60], price=[20, 25, 30], **MARKET)
    assert table["same_side"].tolist() == [30] * 3 + [60] * 3
    assert table["price"].tolist() == [20, 25, 30] * 2
    assert table["taste_spread"].tolist() == [10] * 6
    assert list(table) == [
        "same_side",
        "price",
        "stand_alone_value",
        "taste_spread",
        "shares_1",
        "shares_2",
        "shares_3",
        "is_stable_1",
        "is_stable_2",
        "is_stable_3",
        "status",
    ]
    assert table.index.tolist() == list(range(6))


def test_every_row_is_what_the_model_says_there():
    table = sweep(find_equilibria, same_side=[30, 60], price=[20, 25, 30], **MARKET)
    for row in table.itertuples():
        found = find_equilibria(same_side=row.same_side, price=row.price, **MARKET)
        assert [row.shares_1, row.shares_2, row.shares_3] == pytest.approx(
            found.shares, abs=0, nan_ok=True
        )
        assert row.status == found.status
        assert row.is_stable_2 == found.is_stable[1]


def test_a_result_without_fields_is_named_after_its_function():
    table = sweep(find_critical_mass, price=[28, 90], same_side=60, **MARKET)
    assert list(table)[-1] == "critical_mass"
    assert table["critical_mass"].round(3).tolist()[0] == 0.397
    assert np.isnan(table["critical_mass"][1])
    assert list(sweep(lambda price: 2 * price, price=[1, 2]))[-1] == "<lambda>"
    assert sweep(partial(lambda price: 2 * price), price=[1])["value"].tolist() == [2]


def test_units_come_from_the_vocabulary():
    table = sweep(rohlfs_equilibria, relative_price=[0.1, 0.2])
    assert table.attrs["units"] == {"relative_price": PARAMS["relative_price"].unit}


def test_single_numbers_make_a_single_row():
    table = sweep(find_equilibria, same_side=60, price=30, **MARKET)
    assert len(table) == 1
    assert table["shares_2"].tolist() == [0.5]
    assert table["status"].tolist() == ["tips"]


def test_texts_and_generators_pass_through_to_the_model():
    seen = {}

    def model(price, law, rng):
        seen.update(law=law, rng=rng, price=price.tolist())
        return price

    rng = np.random.default_rng(1)
    table = sweep(model, price=[1.0, 2.0], law="cube", rng=rng)
    assert seen == {"law": "cube", "rng": rng, "price": [1, 2]}
    assert table["law"].tolist() == ["cube", "cube"]


def test_the_model_is_called_once_for_the_whole_grid():
    calls = []

    def model(price, same_side):
        calls.append(price.shape)
        return Pair(price * same_side, np.stack([price, same_side], axis=-1))

    table = sweep(model, price=np.arange(4), same_side=range(5))
    assert calls == [(20,)]
    assert (table["one"] == table["price"] * table["same_side"]).all()
    assert (table["many_1"] == table["price"]).all()
    assert (table["many_2"] == table["same_side"]).all()


def test_a_quantity_that_does_not_vary_fills_its_column():
    table = sweep(lambda price: Pair(3.5, price), price=[1, 2, 3])
    assert table["one"].tolist() == [3.5] * 3


@pytest.mark.parametrize(
    ("grid", "message"),
    [
        ({"relative_price": []}, r"relative_price must be a number or a flat sequence"),
        ({"relative_price": [[0.1]]}, r"\(got shape \(1, 1\)\); the sweep makes the combinations"),
        ({"relative_price": [0.1, 2]}, r"relative_price must lie in \[0, 1\] \(got 2\)"),
        ({"relative_price": 7}, r"relative_price must lie in \[0, 1\] \(got 7\)"),
    ],
)
def test_a_grid_that_makes_no_sense_is_refused(grid, message):
    with pytest.raises(ValueError, match=message):
        sweep(rohlfs_equilibria, **grid)


def test_a_result_that_does_not_fit_the_grid_is_refused():
    with pytest.raises(ValueError, match=r"rohlfs_simulate must have one value.*shape \(4, 2\)"):
        sweep(rohlfs_simulate, share=[0.2, 0.3], relative_price=0.1, adjustment=1, periods=3)


def test_a_result_named_like_a_parameter_is_refused():
    with pytest.raises(ValueError, match=r"must not be named like parameters \(got one\)"):
        sweep(lambda one: Pair(one, one), one=[1, 2])


@pytest.mark.slow
def test_large_sweeps_of_closed_forms_are_quick():
    rates = {"innovation": 0.03, "market_size": 1000, "start_share": 0}
    grid = {"time": np.linspace(0, 20, 400), "imitation": np.linspace(0.1, 1, 400)}
    sweep(adopt, **rates, **grid)

    def seconds(**points):
        start = time.perf_counter()
        sweep(adopt, **rates, **points)
        return time.perf_counter() - start

    # The targets are 5 ms and 50 ms on a quiet machine; three times that is a broken sweep.
    small = {name: values[::40] for name, values in grid.items()}
    assert min(seconds(**small) for _ in range(5)) < 0.015
    assert min(seconds(**grid) for _ in range(5)) < 0.150


# --- on a cluster --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client():
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_returns_the_same_table_in_the_same_order(client, caplog):
    grid = {"same_side": np.linspace(1, 90, 23), "price": np.linspace(0, 60, 17)} | MARKET
    steps = []
    with caplog.at_level(logging.INFO, logger="platformlab.sweeps"):
        there = sweep(
            find_equilibria,
            client=client,
            chunks=7,
            **grid,
            progress=lambda done, total: steps.append((done, total)),
        )
    here = sweep(find_equilibria, **grid)
    pd.testing.assert_frame_equal(here, there, check_exact=True)
    assert there.attrs == here.attrs
    assert steps == [(done, 7) for done in range(1, 8)]
    assert "7 of 7 pieces done" in caplog.text


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_worker_killed_in_the_middle_costs_nothing_but_time(client, tmp_path):
    mark = str(tmp_path / "died")

    def model(price):
        import os
        import signal
        from pathlib import Path

        if 5 in price and not Path(mark).exists():
            Path(mark).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return price**2

    table = sweep(model, client=client, price=np.arange(12))
    assert Path(mark).exists()
    assert table["model"].tolist() == [price**2 for price in range(12)]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_errors_of_the_model_come_back_as_they_are(client):
    with pytest.raises(ValueError, match=r"relative_price must lie in \[0, 1\] \(got 3\)"):
        sweep(rohlfs_equilibria, client=client, relative_price=[0.1, 3])


class _Lossy:
    """Client on which a piece is lost with its workers a given number of times."""

    def __init__(self, losses):
        self.losses = losses

    def nthreads(self):
        return {"one": 1}

    def submit(self, function, *args, pure):
        assert pure is False
        return _Future(self, function, args)


class _Future:
    def __init__(self, client, function, args):
        self.client, self.function, self.args = client, function, args

    def result(self):
        from distributed import KilledWorker

        if self.args[3] == 0 and self.client.losses:
            self.client.losses -= 1
            raise KilledWorker("piece", None, 4)
        return self.function(*self.args)


class _AsCompleted(list):
    """Futures in reverse order, with those added later at the end."""

    def __init__(self, futures):
        super().__init__(reversed(list(futures)))

    add = list.append


@pytest.mark.slow
@pytest.mark.parametrize(("losses", "retries"), [(0, 0), (2, 2), (3, 3)])
def test_pieces_lost_with_all_their_workers_are_handed_out_again(
    losses, retries, monkeypatch, caplog
):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "as_completed", _AsCompleted)
    table = sweep(lambda price: price, client=_Lossy(losses), retries=retries, price=range(10))
    assert table["<lambda>"].tolist() == list(range(10))
    assert caplog.text.count("handed out again") == losses


@pytest.mark.slow
def test_pieces_lost_too_often_end_the_sweep(monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "as_completed", _AsCompleted)
    with pytest.raises(RuntimeError, match=r"rows 0 to 2 were lost 3 times with their workers"):
        sweep(lambda price: price, client=_Lossy(9), retries=2, price=range(10))


def test_a_grid_smaller_than_the_cluster_makes_no_empty_pieces(monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "as_completed", _AsCompleted)
    table = sweep(lambda price: price + 1, client=_Lossy(0), chunks=50, price=[1, 2])
    assert table["<lambda>"].tolist() == [2, 3]


@pytest.mark.slow
def test_distributed_is_imported_only_for_a_cluster():
    code = (
        "import sys; from platformlab.sweeps import sweep; sweep(lambda price: price, price=[1]); "
        "sys.exit('distributed' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
