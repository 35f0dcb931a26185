"""Live faces of bets and quizzes: the same questions and words as ipywidgets.

A kernel keeps nothing: what a reader chose goes with it.
"""

import html as _html

import ipywidgets as widgets

from platformlab.checks import bet_page, codes, outcomes, states
from platformlab.checks.misconceptions import state_of
from platformlab.explore import live

_WIDE = {"width": "auto", "max_width": "100%"}


def bet_widget(bet) -> widgets.VBox:
    """Question, what to answer it with, and the figure once the bet is placed."""
    field = _FIELDS[bet.kind](bet)
    button = widgets.Button(description="Place my bet", button_style="primary")
    told, figure = widgets.HTML(), widgets.VBox()

    def place(_):
        given = field.given()
        if given is None:
            told.value = _status("Choose one of the answers first.")
            return
        code = codes.encode(outcomes.tag(bet), outcomes.sizes(bet), given)
        told.value = _status(f"{outcomes.reply(bet, given)} In class your code is {code}.")
        state = states.complete(*bet.state)
        figure.children = [live.widget(states.explorers()[bet.state.explorer], **state)]

    button.on_click(place)
    return widgets.VBox([_question(bet.question), field.box, button, told, figure])


def quiz_widget(asked) -> widgets.VBox:
    """Items one after another, each with its button and its feedback."""
    count = len(asked.items)
    items = [_item(item, f"{at} of {count}") for at, item in enumerate(asked.items, 1)]
    return widgets.VBox(items)


def _item(item, place):
    field = _Choice(item.options)
    button, told = widgets.Button(description="Check"), widgets.HTML()

    def check(_):
        given = field.given()
        if given is None:
            told.value = _status("Choose one of the answers first.")
            return
        option = item.options[given[0]]
        said = [f"{'Right.' if option.is_right else 'Not so.'} {option.feedback}"]
        if (state := state_of(option)) is not None:
            said.append(f"See it in the figure: {states.in_words(state)}.")
        told.value = _status(" ".join(said))

    button.on_click(check)
    return widgets.VBox([_question(f"{place}. {item.question}"), field.box, button, told])


class _Choice:
    """Radio buttons over texts."""

    def __init__(self, options):
        texts = [(option.text, at) for at, option in enumerate(options)]
        self.box = widgets.RadioButtons(options=texts, value=None, layout=_WIDE)

    def given(self):
        return None if self.box.value is None else [self.box.value]


class _Sliders:
    """A slider for each number asked for, with its value in words."""

    def __init__(self, labels, shown, start):
        self.sliders = [
            widgets.SelectionSlider(
                options=[(text, at) for at, text in enumerate(shown)],
                value=start,
                description=label,
                style={"description_width": "16em"},
                layout={"width": "36em", "max_width": "100%"},
            )
            for label in labels
        ]
        self.box = widgets.VBox(self.sliders)

    def given(self):
        return [slider.value for slider in self.sliders]


def _number(bet):
    shown = outcomes.words(bet)["shown"]
    return _Sliders([outcomes.scale(bet).label], shown, len(shown) // 2)


def _curve(bet):
    names = [knot.name for knot in outcomes.drawn(bet)]
    return _Sliders(names, outcomes.words(bet)["shown"], bet_page.start(bet))


_FIELDS = {"choice": lambda bet: _Choice(bet.options), "number": _number, "curve": _curve}


def _question(text):
    return widgets.HTML(f"<strong>{_html.escape(text)}</strong>")


def _status(text):
    return f'<p class="pl-live-sentence" role="status">{_html.escape(text)}</p>'
