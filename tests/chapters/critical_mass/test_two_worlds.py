"""The figure of two resting points: its words stay on the plot at every price."""

from platformlab.chapters.critical_mass.two_worlds import two_worlds

TALL = 0.01  # of the price axis: half the height of a word


def test_words_of_both_points_stand_above_the_axis_at_every_price():
    said = 0
    for price in two_worlds.controls[0].values:
        tables = two_worlds.rows(relative_price=price)
        for name in ("critical", "mature"):
            for height in tables[name]["height"]:
                said += 1
                assert height >= TALL, (price, name)
                assert abs(height - price) >= TALL, (price, name)
    assert said > 40
