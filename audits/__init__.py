"""An audit of another report, with the tools that made this book's ledger: the final project of a class.

A folder of a project holds a report's claims as rows, a notebook whose functions decide verdicts,
and a page. `project` makes such a folder, `checking` looks through one, `building` makes its site.
"""
