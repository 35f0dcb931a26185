"""Room of the page that judges the claims of the report."""
