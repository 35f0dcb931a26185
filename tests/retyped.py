"""Numbers of a chapter's market that its room writes a second time instead of taking them from ``market.py``.

The rule. A number of ``market.py`` other than 0, 1, 2, 12 (months) and 100 (per cent) may not stand in another Python file of
the room, nor as an amount of money in its texts. Three kinds of places are no statements about the
market: what only draws (a function that takes ``frame``, a call of a form of ``charts``, a column),
what lays a grid (``range``, ``arange``, ``linspace`` and their like, and the values that a slider
offers), and how an answer is judged.
A named argument may hold any number as long as the market has another for that name: ``price=24``
is a change of the market, not a copy, where ``PRICE`` is 28. So a coincidence is told apart by
naming the argument.
"""

import ast
import re

TRIVIAL = {0, 1, 2, 12, 100}
GRIDS = {"range", "arange", "linspace", "geomspace", "logspace"}
NO_STATEMENT = GRIDS | {"Column", "drawn", "Text", "Tooltip"}
SETTINGS = {"tolerance", "digits", "decimals", "axis"}
MONEY = re.compile(r"\$(\d[\d,]*(?:\.\d+)?)|\b(\d[\d,]*(?:\.\d+)?) dollars")


def numbers(tree):
    """Numbers that a tree of code writes."""
    return {node.value for node in ast.walk(tree) if _is_number(node)} - TRIVIAL


def named(tree):
    """Numbers of a market by the names it gives them: constants, and keys of mappings."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node.targets[0], node.value):
                found.setdefault(target.lower(), set()).update(numbers(value))
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant):
                    found.setdefault(key.value, set()).update(numbers(value))
    return {name: values for name, values in found.items() if values}


def _pairs(target, value):
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield from _pairs(one, other)
    elif isinstance(target, ast.Name):
        yield target.id, value


def retyped(market, file):
    """Places where the text of a file repeats a number of the text of a market: (line, number)."""
    known = ast.parse(market)
    finder = _Finder(numbers(known), named(known), ast.parse(file))
    return sorted(finder.found)


def retyped_in_words(market, texts):
    """Amounts of money of a market that stand in texts, by key: they belong into slots."""
    values = numbers(ast.parse(market))
    return sorted((key, amount) for key, said in texts.items() for amount in _amounts(said, values))


def _amounts(said, values):
    """Amounts of money in a text that are among `values`."""
    for amount in MONEY.finditer(said):
        if float((amount[1] or amount[2]).replace(",", "")) in values:
            yield amount[0]


class _Finder(ast.NodeVisitor):
    def __init__(self, values, names, tree):
        self.values, self.names, self.found = values, names, set()
        self.drawing = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module.startswith("platformlab.charts")
            for alias in node.names
        }
        self.visit(tree)

    def visit_FunctionDef(self, node):
        if "frame" not in {argument.arg for argument in node.args.args}:
            self.generic_visit(node)

    def visit_Call(self, node):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "slider":
            for keyword in node.keywords:
                self.visit(keyword)
        elif name not in NO_STATEMENT | self.drawing:
            self.generic_visit(node)

    def visit_keyword(self, node):
        is_change = _is_number(node.value) and node.value.value not in self.names.get(
            node.arg, {node.value.value}
        )
        if node.arg not in SETTINGS and not is_change:
            self.generic_visit(node)

    def visit_Subscript(self, node):
        self.visit(node.value)  # an index counts rows

    def visit_Constant(self, node):
        if _is_number(node) and node.value in self.values:
            self.found.add((node.lineno, f"{node.value:g}"))
        if isinstance(node.value, str):
            self.found |= {(node.lineno, amount) for amount in _amounts(node.value, self.values)}


def _is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)
