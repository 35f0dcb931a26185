"""Checks: bets placed before a figure answers, quizzes, and answers to exercises.

What is asked is no part of this room: a book hands it in (``book.open_book``), with its figures,
its files of questions and the answers to its exercises. The errors that wrong options of a quiz
stand for lie in ``data/misconceptions.csv``.
"""
