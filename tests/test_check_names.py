"""Ledger and list of checks name the same functions, each once."""

from collections import Counter, namedtuple

from platformlab import claims, verdicts

Row = namedtuple("Row", ("id", "check"))


def test_every_check_serves_one_claim():
    rows = [row for row in claims.load_claims().values() if row.check]
    assert list(misnamed(rows, verdicts.CHECKS)) == []


def misnamed(rows, checks):
    """Say of each name that ledger and ``CHECKS`` do not share, or share twice, how to repair it."""
    served = Counter(row.check for row in rows)
    listed = "CHECKS in platformlab/verdicts/__init__.py"
    for row in rows:
        if row.check not in checks:
            yield (
                f"data/claims.csv, {row.id}, check: {listed} has no {row.check!r}; list the function "
                "there, or correct the name"
            )
    for name in checks:
        if served[name] != 1:
            yield (
                f"{listed}: {name} serves {served[name]} rows of data/claims.csv, expected one; name "
                "it in the column check of its claim, and of no other"
            )


def test_check_that_only_one_of_ledger_and_list_knows_is_named_with_its_repair():
    rows = [Row("C1", "mills"), Row("C2", "tolls"), Row("C3", "tolls")]
    said = list(misnamed(rows, ("tolls", "ports")))
    assert said[0].startswith("data/claims.csv, C1, check: CHECKS in platformlab/verdicts/__init__")
    assert "has no 'mills'; list the function there" in said[0]
    assert ["tolls serves 2 rows" in said[1], "ports serves 0 rows" in said[2]] == [True, True]
    assert len(said) == 3
