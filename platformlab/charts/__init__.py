"""Theme and chart forms. Charts take column names; they know no model and no data."""
