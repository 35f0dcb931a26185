"""Models of ideas, forecasts and those who judge them."""
