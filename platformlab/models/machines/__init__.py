"""Models of machines and what is known of them."""
