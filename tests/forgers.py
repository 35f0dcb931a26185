"""How code that is graded tries to pass tests with wrong answers, by the name of its student.

It sends results, hides errors, or keeps the tests from running. None of it earns a point.
"""

from students import all_wrong, cell

SENDS = """
ip = get_ipython()
def send(kind, **content):
    ip.kernel.session.send(ip.kernel.iopub_socket, kind, content=content, parent=ip.kernel.get_parent())
"""


def wrong_with(notebook, code):
    all_wrong(notebook)
    cell(notebook, "rate").source = f"{SENDS}{code}\n{cell(notebook, 'rate').source}"


def sends_no_number(notebook):
    wrong_with(notebook, SENT.format("nan"))


def sends_points(notebook):
    wrong_with(notebook, SENT.format("3.0"))


SENT = """
data = {{"text/plain": "{}"}}
ip.events.register("pre_run_cell", lambda *_: send("execute_result", data=data, metadata={{}}, execution_count=1))
"""


def clears_errors(notebook):
    wrong_with(
        notebook, 'ip.events.register("post_run_cell", lambda *_: send("clear_output", wait=False))'
    )


def swallows_errors(notebook):
    wrong_with(notebook, "ip.set_custom_exc((BaseException,), lambda *_, **__: None)")


def hides_errors(notebook):
    wrong_with(
        notebook, "ip.showtraceback = lambda *_, **__: None\nip._showtraceback = ip.showtraceback"
    )


# What keeps tests from running, so that no error comes of wrong answers.


def runs_nothing(notebook):
    code = """
from IPython.core.interactiveshell import ExecutionResult
async def nothing(*_, **__):
    return ExecutionResult(None)
ip.run_cell_async = nothing
"""
    wrong_with(notebook, code)


def takes_asserts_out(notebook):
    code = """
import ast
class Without(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
ip.ast_transformers.append(Without())
"""
    wrong_with(notebook, code)


def leaves_lines_out(notebook):
    wrong_with(
        notebook,
        "ip.input_transformers_post.append("
        "lambda lines: [line for line in lines if not line.lstrip().startswith('assert')])",
    )


def compiles_something_else(notebook):
    code = """
parse = ip.compile.ast_parse
ip.compile.ast_parse = lambda text, *more, **named: parse("pass" if "assert" in text else text, *more, **named)
"""
    wrong_with(notebook, code)


def answers_that_all_is_well(notebook):
    code = """
run = ip.kernel.do_execute
async def well(*asked, **named):
    await run(*asked, **named)
    return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
ip.kernel.do_execute = well
ip._showtraceback = lambda *_, **__: None
"""
    wrong_with(notebook, code)


def answers_before_the_kernel(notebook):
    """An answer and the word that all is done, sent by the code itself before a test begins."""
    code = """
def early(*_):
    kernel = ip.kernel
    said = {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
    asked = kernel.get_parent("shell")
    kernel.session.send(kernel.shell_stream, "execute_reply", said, asked, ident=kernel._parent_ident["shell"])
    send("status", execution_state="idle")
ip.events.register("pre_run_cell", early)
"""
    wrong_with(notebook, code)


def says_that_it_is_idle(notebook):
    wrong_with(
        notebook,
        'ip.events.register("pre_run_cell", lambda *_: send("status", execution_state="idle"))',
    )


def redefines_errors(notebook):
    code = """
import builtins, sys
builtins.AssertionError = builtins.Exception = type("NoError", (BaseException,), {})
sys.excepthook = lambda *_: None
"""
    wrong_with(notebook, code)


def traces_every_line(notebook):
    code = """
import sys
def trace(frame, event, value):
    frame.f_trace_lines = False
    return trace
sys.settrace(trace)
"""
    wrong_with(notebook, code)


# What goes on after an assert that failed: the last line of a test is reached with every answer wrong.


def goes_on_after_errors(notebook):
    code = """
async def run_code(code, *_, **__):
    try:
        exec(code, ip.user_ns)
    except Exception:
        pass
    return False
ip.run_code = run_code
"""
    wrong_with(notebook, code)


def catches_errors_of_each_statement(notebook):
    code = """
import ast
class Caught(ast.NodeTransformer):
    def visit_Module(self, node):
        caught = [ast.ExceptHandler(type=None, name=None, body=[ast.Pass()])]
        node.body = [ast.Try(body=[one], handlers=caught, orelse=[], finalbody=[]) for one in node.body]
        return ast.fix_missing_locations(node)
ip.ast_transformers.append(Caught())
"""
    wrong_with(notebook, code)


def makes_exec_catch_errors(notebook):
    code = """
import builtins
def caught(*given, run=exec):
    try:
        run(*given)
    except AssertionError:
        pass
builtins.exec = caught
"""
    wrong_with(notebook, code)


EARNS = dict.fromkeys(
    [
        sends_no_number,
        sends_points,
        clears_errors,
        swallows_errors,
        hides_errors,
        runs_nothing,
        takes_asserts_out,
        leaves_lines_out,
        compiles_something_else,
        answers_that_all_is_well,
        answers_before_the_kernel,
        says_that_it_is_idle,
        redefines_errors,
        traces_every_line,
        goes_on_after_errors,
        catches_errors_of_each_statement,
        makes_exec_catch_errors,
    ],
    0,
)
