"""The welcome page: a crowd of a hundred customers, and one question."""
