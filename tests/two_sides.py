"""Arguments of models that ask the same of consumers and of producers."""

SIDES = ("consumers", "producers")


def both(**pairs):
    """Both sides' arguments: `fee=(2, 3)` becomes `fee_consumers=2, fee_producers=3`."""
    return {
        f"{name}_{side}": value
        for name, values in pairs.items()
        for side, value in zip(SIDES, values, strict=True)
    }
