"""Start hybrid: a product that lets outsiders in, who screens their ideas, and what it then costs."""
