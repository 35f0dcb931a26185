"""Serve nbgrader's marking page and nothing else, from this machine to its browser.

    python -m grading.marking FOLDER

A Jupyter server can start programs and change files for whoever opens it, and a student's text
stands on its pages. So this one has neither kernels nor terminals nor files, and it looks at no
settings of other servers; what it says to the browser is in `grading.pages`.
"""

import logging
import sys
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from jupyter_server.auth import Authorizer
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado.web import HTTPError, StaticFileHandler, authenticated
from traitlets.config import Config

from grading.course import Course
from grading.names import is_plain, shown
from grading.pages import POLICY, MarkingPage, OwnScripts

START = "/formgrader/manage_assignments"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# The first would take the settings of any folder, which are a program; the second shows any file.
LEFT_OUT = (handlers.FormgraderHandler, handlers.SubmissionFilesHandler, StaticFileHandler)
# What the buttons ask for that run students' code, past every refusal, or move files.
BUTTONS = (
    apihandlers.AssignHandler,
    apihandlers.ReleaseHandler,
    apihandlers.UnReleaseHandler,
    apihandlers.CollectHandler,
    apihandlers.AutogradeHandler,
    apihandlers.GenerateFeedbackHandler,
    apihandlers.GenerateAllFeedbackHandler,
    apihandlers.ReleaseFeedbackHandler,
    apihandlers.ReleaseAllFeedbackHandler,
)
RUNS_OR_CHANGES = [rule for rule in apihandlers.default_handlers if issubclass(rule[1], BUTTONS)]


class CleanLines(ServerApp._log_formatter_cls):
    """Writes what happened to the terminal, where an address may hold what would operate it."""

    def format(self, record):
        """Clean a message, and what stands below it."""
        return shown(super().format(record))  # which indents what follows the first line


class Nothing(Authorizer):
    """Allows none of what Jupyter's own pages and interfaces do; the marking page does not ask."""

    def is_authorized(self, handler, user, action, resource):
        """Refuse."""
        return False


class NoKernels(AsyncMappingKernelManager):
    """Starts no kernel."""

    async def start_kernel(self, **_):
        """Refuse."""
        raise HTTPError(403, "the marking page runs nothing")


class Guarded:
    """A handler that answers its own pages only, about names that are plain."""

    async def prepare(self):
        """Refuse other origins, and names that could be markup."""
        await super().prepare()
        if self._finished:
            return
        origin = self.request.headers.get("Origin")
        if origin and urlsplit(origin).netloc != self.request.host:  # with the token too
            raise HTTPError(403, reason="The marking page answers no other page")
        if not all(map(is_plain, [*self.path_args, *self.path_kwargs.values()])):
            raise HTTPError(404, reason="There is no such name in this course")

    @property
    def api(self):
        """The interface to the course, which one broken submission does not stop."""
        self.coursedir.parent.load_config_file()
        course = Course(self.coursedir, self.authenticator, parent=self.coursedir.parent)
        course.log_level = self.log.level
        return course

    def write_error(self, status_code, **_):
        """Say why in plain text."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}: {self._reason}. The marking page is at {START}\n")


class Nowhere(Guarded, JupyterHandler):
    """Answers what is asked for besides the marking page."""

    @authenticated
    def get(self):
        """Refuse."""
        raise HTTPError(404)


class RunsNothing(Guarded, JupyterHandler):
    """Answers the buttons that would run or change more than marks."""

    @authenticated
    def post(self, *_):
        """Refuse."""
        reason = "The marking page runs nothing; close it and run make grade, or nbgrader's command"
        raise HTTPError(403, reason=reason)


class Entrance(JupyterHandler):
    """Leads to the first page of the course in which the server was started."""

    @authenticated
    def get(self):
        """Lead on."""
        self.redirect(START)


class Static(JupyterHandler, StaticFileHandler):
    """Serves the scripts and styles of nbgrader."""

    get = allow_unauthenticated(StaticFileHandler.get)
    head = allow_unauthenticated(StaticFileHandler.head)


class Formgrader(FormgradeExtension):
    """nbgrader's marking pages, and what of them is needed."""

    def init_tornado_settings(self, webapp):
        """Use templates that quote, and the page that cleans."""
        super().init_tornado_settings(webapp)
        loader = FileSystemLoader([handlers.template_path])
        quoting = Environment(loader=loader, autoescape=True, extensions=[OwnScripts])
        page = MarkingPage(config=self.config)
        webapp.settings.update(nbgrader_jinja2_env=quoting, nbgrader_exporter=page)

    def init_handlers(self, webapp):
        """Answer the pages and the interface of marking."""
        rules = [*handlers.default_handlers, *apihandlers.default_handlers]
        guarded = [
            (pattern, type(handler.__name__, (Guarded, handler), {}))
            for pattern, handler, *_ in rules
            if not issubclass(handler, LEFT_OUT + BUTTONS)
        ]
        guarded += [(pattern, RunsNothing) for pattern, *_ in RUNS_OR_CHANGES]
        own = [
            (r"/formgrader/static/(.*)", Static, {"path": handlers.static_path}),
            (r"/formgrader/?", Entrance),
        ]
        # Jupyter's own pages of login are left, and their style.
        nowhere = (r"/(?!(?:login|logout)$|static/).+", Nowhere)
        webapp.add_handlers(".*$", [*own, *guarded, nowhere])


class MarkingServer(ServerApp):
    """A server of the marking page."""

    default_services = ("auth",)
    _log_formatter_cls = CleanLines

    def load_config_file(self, **_):
        """Take no settings of other servers: they may open it to others."""

    def find_server_extensions(self):
        """Load no other part of Jupyter."""

    def load_server_extensions(self):
        """Load the marking page."""
        page = Formgrader(parent=self)
        page.root_dir, page.log = self.root_dir, self.log
        page.initialize([])
        page.init_tornado_settings(self.web_app)
        page.init_handlers(self.web_app)


def settings(folder) -> Config:
    """Return the settings of the server for the course in `folder`."""
    c = Config()
    c.ServerApp.root_dir = str(folder)
    c.ServerApp.ip = "127.0.0.1"
    c.ServerApp.allow_remote_access = False
    c.ServerApp.allow_root = True  # there is nothing to do with the rights
    c.ServerApp.default_url = START
    c.ServerApp.terminals_enabled = False
    c.ServerApp.kernel_manager_class = NoKernels
    c.ServerApp.authorizer_class = Nothing
    c.ServerApp.tornado_settings = {"headers": HEADERS}
    return c


if __name__ == "__main__":
    course, *options = sys.argv[1:]
    logging.lastResort.setFormatter(CleanLines())  # of what logs past the server
    MarkingServer.launch_instance(options, config=settings(course))
