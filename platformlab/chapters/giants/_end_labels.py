"""Heights of the labels at the ends of lines, so that none lies on another."""


def moved_apart(values, gap):
    """Heights of two labels, moved by the same distance if they are too close."""
    first, second = values
    if abs(first - second) >= gap:
        return [first, second]
    shift = (gap - abs(first - second)) / 2
    return [first + shift, second - shift] if first >= second else [first - shift, second + shift]


def moved_up(values, gap):
    """Heights of any number of labels, moved up where they are too close; order is kept."""
    placed = {}
    for index in sorted(range(len(values)), key=values.__getitem__):
        floor = max(placed.values(), default=-gap) + gap
        placed[index] = max(values[index], floor)
    return [placed[index] for index in range(len(values))]
