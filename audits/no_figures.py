"""A book without figures, questions and answers: what the page of an audit is built as."""

from platformlab.checks.book import Book, open_book

open_book(Book(explorers={}, homes={}, rooms={}, questions={}, answers={}))
