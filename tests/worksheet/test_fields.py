from platformlab.worksheet import fields


def test_every_mechanism_asks_for_numbers_that_the_sheet_has():
    for mechanism in fields.MECHANISMS:
        assert set(fields.ranges(mechanism)) <= set(fields.RANGES)
        assert set(fields.singles(mechanism)) <= set(fields.SINGLES)
    assert "other_most" in fields.singles("sides")
    assert "other_most" not in fields.singles("data")


def test_the_sheet_has_eight_stages_with_the_same_fields():
    for stage in fields.STAGES:
        own = [key for key in fields.all_keys() if key.startswith(f"{stage}.")]
        assert own == [f"{stage}.{name}" for name in fields.stage_fields()]
    assert len(fields.STAGES) == 8
