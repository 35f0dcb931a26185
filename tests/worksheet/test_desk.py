import json

from filled_sheets import filled

from platformlab.worksheet import desk, marks, memo, picture


def ask(**question):
    return json.loads(desk.ask(json.dumps(question)))


def test_the_desk_says_what_the_memo_says_and_draws_the_open_stage():
    answers = filled(3)
    found = json.loads(json.dumps(memo.write(answers)))
    for stage in found["stages"]:
        told = ask(do="look", answers=answers, stage=stage["stage"])
        assert told.pop("picture") == picture.draw(stage)
        assert told.pop("told") == json.loads(json.dumps(memo.tell(answers, stage)))
        assert told == found
    assert ask(do="look", answers={})["picture"] is None


def test_the_desk_reads_a_file_or_says_why_not():
    text = json.dumps({"worksheet": 1, "answers": {"firm": "Ours"}})
    assert ask(do="read", text=text) == {"answers": {"firm": "Ours"}}
    assert ask(do="read", text="{}") == {"refusal": ["not_ours", {}]}


def test_the_memo_for_a_file_has_its_texts_marked():
    answers = {"firm": "A*B"}
    marked = json.loads(json.dumps(marks.marked(memo.write(answers))))
    assert ask(do="markdown", answers=answers) == marked
