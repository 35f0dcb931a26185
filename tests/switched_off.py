"""A machine that is switched off in the middle of a run: the process ends as by kill -9."""

import os
import signal

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")


def killed(run, owner, name, at):
    """Whether the process that runs it ended at its call number `at` of a method, as by kill -9."""
    child = os.fork()
    if child == 0:
        usual, left = getattr(owner, name), [at]

        def once(*given, **more):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return usual(*given, **more)

        setattr(owner, name, once)
        run()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
