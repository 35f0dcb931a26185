"""Room of the chapter on matching that became cheap."""
