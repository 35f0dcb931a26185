"""Static face of a quiz: items with native radio buttons, answers with reasons folded at the end.

With scripts each item answers by itself; its words are those of the folded answers, so they stand
on the page once. We looked at two extensions before writing this. In jupyterquiz the radio inputs
are not displayed and labels take the clicks, so the keyboard cannot answer; nothing is kept, and a
notebook has to load scripts from a cell. TeachBooks-Questions has feedback for each option, but its
options are cards without input or role, which neither keyboard nor screen reader can choose. In
neither can an option carry a misconception and a link to the figure's state that refutes it, and
neither has a face for a live kernel.
"""

from html import escape

from platformlab.checks import states
from platformlab.checks.misconceptions import state_of

_QUIZ = """\
<section class="pl-quiz" id="quiz-{name}" data-quiz="{chapter}" aria-label="Quiz">
{items}
<p class="pl-score" role="status"></p>
<p class="pl-actions"><button type="button" data-action="clear">Clear my answers</button> \
<span>Your answers stay on this device.</span></p>
<details class="pl-fold"><summary>Answers, with reasons</summary>
<ol>
{answers}
</ol>
</details>
</section>
"""
_ITEM = """\
<form class="pl-item" id="quiz-{name}-{id}" data-item="{id}" data-right="{right}" autocomplete="off">
<fieldset>
<legend><span class="pl-kicker">{at} of {count}</span> {question}</legend>
{options}
</fieldset>
<p class="pl-press"><button type="submit">Check</button></p>
<div class="pl-feedback" role="status"></div>
</form>"""


def html(asked, *, chapter="", home="") -> str:
    """Return the quiz of a chapter's questions.

    Parameters
    ----------
    asked : Questions
        What the chapter asks.
    chapter : str
        Chapter on whose page it stands; empty for another page.
    home : str, default ""
        Way from that page to the folder of the chapters.
    """
    name = asked.chapter.replace("_", "-")
    items = "\n".join(
        _ITEM.format(
            name=name,
            id=item.id,
            right=right_of(item),
            at=at,
            count=len(asked.items),
            question=escape(item.question),
            options=_options(asked.chapter, item),
        )
        for at, item in enumerate(asked.items, 1)
    )
    answers = "\n".join(_answers(item, chapter, home) for item in asked.items)
    return _QUIZ.format(name=name, chapter=asked.chapter, items=items, answers=answers)


def right_of(item):
    """Index of the right option."""
    return next(at for at, option in enumerate(item.options) if option.is_right)


def _options(chapter, item):
    return "\n".join(
        f'<label class="pl-option"><input type="radio" name="{chapter}-{item.id}" value="{at}">'
        f"<span>{escape(option.text)}</span></label>"
        for at, option in enumerate(item.options)
    )


def _answers(item, chapter, home):
    reasons = "".join(
        f"<li><b>{escape(option.text)}.</b> <span>{_feedback(option, chapter, home)}</span></li>"
        for option in item.options
    )
    return f'<li data-of="{item.id}"><p>{escape(item.question)}</p><ul>{reasons}</ul></li>'


def _feedback(option, chapter, home):
    verdict = "Right" if option.is_right else "Not so"
    kind = "right" if option.is_right else "wrong"
    said = f'<b class="pl-{kind}">{verdict}.</b> {escape(option.feedback)}'
    state = state_of(option)
    if state is None:
        return said
    title = escape(states.explorer_named(state.explorer).title)
    address = escape(states.link(state, chapter=chapter, home=home))
    return f'{said} <a href="{address}">See it in the figure <i>{title}</i></a>'
