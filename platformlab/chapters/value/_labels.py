"""Where words at the right end of a figure stand."""


def apart(values, gap):
    """Keep two labels from lying on each other."""
    first, second = values
    middle, half = (first + second) / 2, max(abs(first - second), gap) / 2
    sign = 1 if first >= second else -1
    return [middle + sign * half, middle - sign * half]
