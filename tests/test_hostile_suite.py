"""The suite of hostile and careless inputs is as large as it says."""

import hostile_suite
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.hostile]
LEAST = {"submissions": 60, "pages": 300, "sequences": 1000, "files": 60, "tables": 20}


@pytest.mark.parametrize(("kind", "least"), LEAST.items())
def test_suite_tries_no_fewer(request, kind, least):
    tried = request.config.stash[hostile_suite.TRIED]()
    if tried.missing:
        pytest.skip(f"{', '.join(tried.missing)} not collected; say: pytest -m hostile tests")
    assert len(tried.cases.get(kind, ())) >= least


def test_case_that_two_tests_try_counts_once(request):
    class Item:
        path = request.path

        def __init__(self, **kinds):
            self.marks = [pytest.mark.hostile(**kinds).mark]

        def iter_markers(self, name):
            return self.marks

    same = {"a": 1, "b": 2}
    tried = hostile_suite.tried_by(
        [Item(pages=same), Item(pages={"b": 2}), Item(names=["x"]), Item()]
    )
    assert {kind: len(found) for kind, found in tried.cases.items()} == {"pages": 2, "names": 1}
    assert "test_class.py" in tried.missing
