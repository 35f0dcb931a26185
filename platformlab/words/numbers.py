"""The one place that writes a number for a reader."""


def percent(share):
    """Share in whole per cent, with "under 1" and "over 99" where rounding would lie.

    Examples
    --------
    >>> percent(0.256), percent(0.001), percent(0.999), percent(1)
    ('26 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if 0 < share <= 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1 else f"{100 * share:.0f} %"
