"""Room of the chapter on a product first: who stays with it, and when a platform opens on them."""
