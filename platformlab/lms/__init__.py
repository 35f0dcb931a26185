"""Quizzes and bets of the book as files that learning platforms import: ``python -m platformlab.lms``.

Moodle takes Moodle XML and, for polls, the XML of its Feedback activity; Canvas takes QTI 1.2; most
others take QTI 2.1. A quiz carries its right answers and what it says of each option, so these files
are the teacher's: they never lie in the site.
"""
