"""Slides for the teacher: a deck per chapter, from the same source as the book.

A deck is an outline, ``teaching/slides/<topic>.toml``. It says *what* each slide shows, by name: a
bet, a figure in a state, paragraphs of a cell, a claim of the ledger. `outline` reads it, `kinds` asks
whether it can be shown and makes the HTML, `pages` writes the decks.
"""
