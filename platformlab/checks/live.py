"""Live faces of bets, quizzes and claims to judge: the same questions and words as ipywidgets.

A kernel keeps nothing: what a reader chose goes with it.
"""

import html as _html

import ipywidgets as widgets

from platformlab.checks import codes, on_plot, quiz_page, states
from platformlab.checks.bets import Bet
from platformlab.checks.calibration import LEVELS, Calibration
from platformlab.checks.misconceptions import state_of
from platformlab.checks.questions import Questions
from platformlab.explore import live
from platformlab.words import text
from platformlab.words.numbers import percent

_WIDE = {"width": "auto", "max_width": "100%"}


def bet_widget(bet: Bet) -> widgets.VBox:
    """Question, the figure that asks and then answers, and what to answer it with."""
    field = _Choice(bet.options) if bet.options else _Sliders(bet.dials, bet.shown)
    button = widgets.Button(description=text("bets.commit"), button_style="primary")
    shown = widgets.Button(description=text("bets.show"))
    told, asked = widgets.HTML(), widgets.HTML()
    figure = widgets.VBox([asked])
    drawing = bet.scene.asked(f"bet-{bet.id}-live")["wide"]

    def ask(given=None):
        asked.value = live.framed(drawing, over=on_plot.marks(bet, given))

    def answer(given):
        over = on_plot.marks(bet, given, is_told=True)
        figure.children = [live.widget(bet.explorer, over=over, **bet.values)]

    def show(_):
        told.value = _status(bet.solution())
        answer(None)

    def place(_):
        given = field.given()
        if given is None:
            told.value = _status(text("asking.script.choose_first"))
            return
        code = codes.encode(bet.tag, bet.sizes, given)
        reply = bet.reply(given)
        told.value = _status(text("bets.reply_with_code", reply=reply, code=code))
        answer(given)

    ask()
    field.watch(ask)
    button.on_click(place)
    shown.on_click(show)
    buttons = widgets.HBox([button, shown])
    return widgets.VBox([_question(bet.question), figure, field.box, buttons, told])


def quiz_widget(asked: Questions) -> widgets.VBox:
    """Items one after another, each with its button and its feedback."""
    count = len(asked.items)
    places = (text("asking.place", number=at, count=count) for at in range(1, count + 1))
    items = [_item(item, place) for item, place in zip(asked.items, places, strict=True)]
    return widgets.VBox(items)


def calibration_widget(asked: Calibration) -> widgets.VBox:
    """Statements one after another, each with its levels; then what came of them."""
    levels = [(percent(level), at) for at, level in enumerate(LEVELS)]
    fields = [widgets.ToggleButtons(options=levels, value=None) for _ in asked.statements]
    button = widgets.Button(description=text("calibration.show"), button_style="primary")
    told = widgets.HTML()

    def show(_):
        said = [field.value for field in fields]
        if waiting := said.count(None):
            told.value = _status(text("calibration.script.missing", n=waiting))
            return
        lines = map(_status, repr(asked.judged(said)).splitlines())
        told.value = "".join(lines)

    button.on_click(show)
    rows = [
        row
        for statement, field in zip(asked.statements, fields, strict=True)
        for row in (_question(statement.says), field)
    ]
    return widgets.VBox([_question(asked.question), *rows, button, told])


def _item(item, place):
    field = _Choice(item.options)
    button, told = widgets.Button(description=text("quizzes.check")), widgets.HTML()

    def check(_):
        given = field.given()
        if given is None:
            told.value = _status(text("asking.script.choose_first"))
            return
        option = item.options[given[0]]
        said = [text(f"quizzes.{quiz_page.verdict(option)}"), option.feedback]
        if (state := state_of(option)) is not None:
            said.append(text("quizzes.see_state", figure=states.in_words(state)))
        told.value = _status(" ".join(said))

    button.on_click(check)
    asked = _question(text("quizzes.item", place=place, question=item.question))
    return widgets.VBox([asked, field.box, button, told])


class _Choice:
    """Radio buttons over texts."""

    def __init__(self, options):
        texts = [(option.text, at) for at, option in enumerate(options)]
        self.box = widgets.RadioButtons(options=texts, value=None, layout=_WIDE)

    def watch(self, told):
        """Tell what is chosen now, whenever that changes."""
        self.box.observe(lambda _: told(self.given()), "value")

    def given(self):
        return None if self.box.value is None else [self.box.value]


class _Sliders:
    """A slider for each number asked for, with its value in words."""

    def __init__(self, dials, shown):
        self.sliders = [
            widgets.SelectionSlider(
                options=[(value, at) for at, value in enumerate(shown)],
                value=dial.start,
                description=dial.label,
                style={"description_width": "16em"},
                layout={"width": "36em", "max_width": "100%"},
            )
            for dial in dials
        ]
        self.box = widgets.VBox(self.sliders)

    def watch(self, told):
        """Tell what is set now, whenever that changes."""
        for slider in self.sliders:
            slider.observe(lambda _: told(self.given()), "value")

    def given(self):
        return [slider.value for slider in self.sliders]


def _question(said):
    return widgets.HTML(f"<strong>{_html.escape(said)}</strong>")


def _status(said):
    return f'<p class="pl-live-sentence" role="status">{_html.escape(said)}</p>'
