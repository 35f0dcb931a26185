"""The source a chapter quotes is the source the tests run."""

import inspect

from platformlab import models, show_source


def documented():
    """Say something."""
    return "a docstring is not the function"


def test_shown_source_is_the_function_without_its_docstring():
    assert show_source(documented).data == (
        '```python\ndef documented():\n    return "a docstring is not the function"\n```'
    )


def test_function_without_docstring_is_shown_whole():
    def bare():
        return 1

    assert show_source(bare).data == "```python\ndef bare():\n    return 1\n```"


def test_checks_do_not_hide_the_body_of_a_model():
    function = models.critical_mass.next_share
    shown = show_source(function).data
    source = inspect.getsource(inspect.unwrap(function))
    assert source.splitlines()[-1] in shown
    assert "Parameters" not in shown
