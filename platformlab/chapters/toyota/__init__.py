"""Room of the chapter on Toyota: one vehicle, many services."""
