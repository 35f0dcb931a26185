"""Workers answer each task once; one that ends costs one row, here and on a Dask cluster."""

import os
import time

import dask
import psutil
import pytest
from distributed import Client, LocalCluster

from grading import pool
from grading.pool import Cluster, ClusterError, Workers, sensible, workers_at
from grading.reading import LOST
from grading.work import Ran, Task

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading pool")]


def run(task):
    """Answer, or do what the name of the student says."""
    if task.key.startswith("ends"):
        os._exit(9)
    if task.key.startswith("sleeps"):
        time.sleep(120)
    return Ran(task.key, {"pid": os.getpid()})


def tasks(*keys):
    return [Task(key, {}, {}) for key in keys]


def test_each_task_is_answered_once_by_several_processes():
    workers = Workers(2, run=run)
    answers = list(workers.spread(tasks(*map(str, range(40)))))
    workers.close()
    assert sorted(int(one.key) for one in answers) == list(range(40))
    assert len({one.notebooks["pid"] for one in answers}) == 2


def test_worker_that_ends_costs_one_row_and_nothing_else():
    workers = Workers(2, run=run)
    answers = {one.key: one for one in workers.spread(tasks("1", "ends", "2", "3", "4", "5"))}
    workers.close()
    assert answers.pop("ends").error == LOST
    assert sorted(answers) == ["1", "2", "3", "4", "5"]
    assert not any(one.error for one in answers.values())


def test_worker_that_would_have_nothing_to_do_is_not_started():
    workers = Workers(3, run=run)
    assert list(workers.spread([])) == []
    assert workers._workers == []
    assert [one.key for one in workers.spread(tasks("1"))] == ["1"]
    assert len(workers._workers) == 1
    workers.close()


def test_no_more_is_taken_than_is_worked_on_soon():
    made = []

    def on_demand():
        for one in tasks(*map(str, range(40))):
            made.append(one)
            yield one

    workers = Workers(2, run=run)
    next(iter(workers.spread(on_demand())))
    assert len(made) <= 2 * pool.AHEAD
    workers.close()


def test_interruption_ends_every_worker_though_it_runs_something():
    workers = Workers(2, run=run)
    answers = workers.spread(tasks("1", "sleeps", "sleeps too"))
    assert next(answers).key == "1"
    ids = [one.process.pid for one in workers._workers]
    workers.close()
    assert not any(map(psutil.pid_exists, ids))


def test_cluster_answers_each_task_and_a_lost_worker_costs_one_row():
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),  # workers start slowly
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        wanted = [str(number) for number in range(12)]
        answers = list(Cluster(client, run=run).spread(tasks("ends", *wanted)))
    told = {one.key: one.error for one in answers}
    assert len(answers) == len(told) == 13
    assert told.pop("ends") == LOST
    assert told == dict.fromkeys(wanted, "")


def test_cluster_that_loses_all_its_workers_is_told_and_not_waited_for(monkeypatch):
    monkeypatch.setattr(pool, "AWAITED", 1)
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        Client(cluster) as client,
    ):
        answers = Cluster(client, run=run).spread(tasks("1", "2", "3", "4", "5"))
        assert next(answers).error == ""
        cluster.scale(0)
        cluster.sync(cluster._correct_state)
        with pytest.raises(ClusterError, match="no worker of the cluster is left, for 1 seconds"):
            list(answers)


def test_as_many_run_at_once_as_have_a_processor_and_their_memory(monkeypatch):
    monkeypatch.setattr(pool, "cores", lambda: 16)
    for gigabytes, wanted in ((1, 1), (7.6, 2), (31, 8), (256, 16)):
        memory = type("Memory", (), {"total": gigabytes * 2**30})
        monkeypatch.setattr(pool.psutil, "virtual_memory", lambda memory=memory: memory)
        assert sensible() == wanted


@pytest.mark.parametrize("count", ["0", "-1", "two", "1.5", "²"])
def test_number_of_workers_that_is_none_is_refused(count):
    refused = pytest.raises(ClusterError, match=r"WORKERS must be a number from 1 on, such as 2")
    with refused, workers_at(count, ""):
        pass


def test_address_where_no_cluster_answers_is_named(monkeypatch):
    monkeypatch.setattr(pool, "CONNECT", 1)
    refused = pytest.raises(
        ClusterError, match=r"no Dask cluster answers at 'tcp://127\.0\.0\.1:9'"
    )
    with refused, workers_at("", "tcp://127.0.0.1:9"):
        pass
