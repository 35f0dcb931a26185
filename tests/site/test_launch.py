"""A class of eight teams through two browsers, and a reader alone; the log says the same to Python."""

import pytest
from accessibility import DARK, FORCED, LIGHT, problems, problems_in
from odd_host import HEADERS
from playwright.sync_api import expect

from platformlab.game import codes, debrief, games, logs
from platformlab.game.strategies import PLAN_NAMES, PLANS, decide

CLASS, TEAM, SOLO = (f"book/launch-{part}.html" for part in ("class", "team", "solo"))
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(CLASS)]
TEAMS = ["Ada & <b>Co</b>", "Bo", "보라", "Dé", "E", "F", "G", "H"]


def press(opened, name):
    opened.get_by_role("button", name=name, exact=True).click(no_wait_after=True)


def status(opened):
    return opened.locator(".pl-launch > .pl-status")


def code_of_team(team, seat, year, decision):
    """A team's code, made on its page."""
    for name, value in (("number", 7), ("team", seat + 1), ("now", year)):
        team.locator(f"[name={name}]").fill(str(value))
    for name in ("price", "develop", "platform", "terms"):
        team.locator(f"[name={name}]").fill(str(abs(decision[name])))
    team.locator("[name=way]").select_option("take" if decision["terms"] > 0 else "pay")
    team.locator("[name=openness]").select_option(str(decision["openness"]))
    team.locator("[name=study]").set_checked(bool(decision["study"]))
    press(team, "Make the code")
    made = team.locator(".pl-own-code")
    expect(made).to_contain_text(f"Team {seat + 1}, year {year}: ")
    return made.inner_text().split(": ")[1]


def bet_code_of_team(team, seat, winner, tips):
    """A team's bet before year 1, made on its page."""
    team.get_by_text("Bet of this team").click()
    for name, value in (("number", 7), ("team", seat + 1), ("winner", winner + 1), ("tips", tips)):
        team.locator(f"[name={name}]").fill(str(value))
    press(team, "Make the code of the bet")
    made = team.locator(".pl-own-code")
    expect(made).to_contain_text(f"Team {seat + 1}, bet: ")
    return made.inner_text().split(": ")[1]


def enter_codes(room, said, missing=""):
    room.get_by_label("Codes of this year").fill("\n".join(said))
    told = room.locator(".pl-odd")
    expect(told).to_contain_text(
        f"Not in yet, and repeated if you play now: {missing}" if missing else "H: in."
    )
    return told.inner_text()


def test_a_class_of_eight_with_wrong_codes_a_crash_and_a_correction_ends_as_its_log_replayed(
    tab, site
):
    folder = f"{site.as_uri()}/"
    room, team = tab(folder + CLASS), tab(folder + TEAM)
    room.get_by_label("Teams, one a line").fill("\n".join([*TEAMS, "one too many"]))
    room.get_by_label("Number of the game").fill("7")
    room.get_by_label("Number that deals the cards").fill("3")
    press(room, "Begin a new game")
    expect(status(room)).to_contain_text("2 to 8 teams (got 9)")
    room.get_by_label("Teams, one a line").fill("\n".join(TEAMS))
    press(room, "Begin a new game")
    expect(status(room)).to_contain_text("Decide for year 1")
    game = games.bet(games.new_game(TEAMS, number=7, seed=3), 0, 1, 7)
    room.get_by_text("Enter or correct by hand").click()
    room.get_by_label("Who is worth most").select_option("1")
    room.get_by_label("Year in which a platform").fill("7")
    press(room, "Enter the bet")
    expect(status(room)).to_have_text("Ada & <b>Co</b>: the bet is in.")
    room.get_by_text("Enter or correct by hand").click()
    room.get_by_label("Codes of this year").fill(bet_code_of_team(team, 1, 3, 0))
    expect(room.locator(".pl-odd")).to_contain_text("Bo: the bet is in.")
    game = games.bet(game, 1, 3, 0)
    for year in range(1, 11):
        state = games.states_of(game)[-1]
        moves = [decide(PLANS[plan], state, seat) for seat, plan in enumerate(PLAN_NAMES[:8])]
        said = [codes.encode(seat, year, move, 7) for seat, move in enumerate(moves)]
        if year in (1, 6):
            said[2] = code_of_team(team, 2, year, moves[2])
            assert said[2] == codes.encode(2, year, moves[2], 7)
        wrong = {
            3: said[1][::-1],
            4: codes.encode(1, 2, moves[1], 7),
            5: codes.encode(1, 5, moves[1], 8),
        }
        if year in wrong:
            said[1] = wrong[year]
            told = enter_codes(room, said, "Bo")
            assert "read it again" in told or "ask the team" in told
            moves[1] = None
        else:
            enter_codes(room, said)
        press(room, "Play the year")
        game = games.enter(game, moves)
        expect(room.locator("#launch-log")).to_have_value(logs.write(game))
        if year == 6:
            game = correct_and_crash(room, game)
    told = room.locator(".pl-beliefs li")
    expect(told).to_have_count(2)
    expect(told.first).to_contain_text("Ada & <b>Co</b> bet on Bo, and on a platform that tips in")
    rows = debrief.beliefs(game["bets"], games.states_of(game))
    expect(told.first).to_contain_text(
        "is right" if rows[0]["winner_right"] else "Another team won"
    )
    expect(told.last).to_contain_text("bet on Dé, and that no platform would tip.")
    assert room.complaints == team.complaints == []
    assert all(url.startswith((folder, "blob:")) for url in room.requested)
    see_the_debrief(room, game)
    see_all_numbers_on_the_wall(room)


def test_a_team_is_remembered_and_its_page_is_sound_in_both_themes_and_on_a_phone(tab, host):
    opened = tab(host + TEAM, viewport={"width": 360, "height": 740})
    move = {"price": 110, "develop": 30, "platform": 50, "openness": 2, "terms": -1.5, "study": 1}
    code = code_of_team(opened, 4, 6, move)
    assert codes.decode(code, 7) == (4, 6, move)
    assert opened.locator(".pl-signs").bounding_box()["height"] < 50  # on one line
    expect(opened.locator(".pl-preview")).to_contain_text("costs 210")
    for name, value in (("price", "120"), ("now", "7")):  # what is read out is what was decided
        opened.locator(f"[name={name}]").fill(value)
        expect(opened.locator(".pl-own-code")).to_have_text("")
        expect(status(opened)).to_contain_text("make it anew")
        press(opened, "Make the code")
        expect(opened.locator(".pl-signs")).to_be_visible()
    opened.reload()
    kept = [opened.locator(f"[name={name}]").input_value() for name in ("number", "team", "now")]
    assert kept == ["7", "5", "7"]
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert problems_in(opened, LIGHT, DARK, FORCED) == []
    assert opened.complaints == []


def test_what_was_entered_for_a_year_outlives_corrections_bets_crashes_and_the_year_itself(
    tab, host
):
    room = tab(host + CLASS, viewport={"width": 1280, "height": 720})
    entries, told = room.locator("#launch-codes"), room.locator(".pl-odd")
    room.get_by_label("Teams, one a line").fill("Phone\nPaper\nPaper")
    press(room, "Begin a new game")
    expect(status(room)).to_contain_text("two teams are called Paper")
    room.get_by_label("Teams, one a line").fill("Phone\n\u202ePaper\nSilent")  # turns what follows
    press(room, "Begin a new game")
    expect(room.locator("#launch-year")).to_be_focused()
    room.get_by_text("Enter or correct by hand").click()
    first = dict(games.FIRST, price=101, study=1)
    entries.fill(f"Team 1, year 1: {codes.encode(0, 1, first)}")
    expect(told).to_contain_text("Phone: in.")
    press(room, "Enter the bet")
    expect(status(room)).to_have_text("Phone: the bet is in.")
    expect(told).to_contain_text("Phone: in.")
    room.get_by_role("button", name="Play the year").dblclick()
    expect(room.locator("#launch-year")).to_have_text("After year 1")
    expect(room.locator(".pl-study-told p")).to_have_count(1)
    expect(room.locator(".pl-study-told")).to_contain_text("Study of Phone, year 1")
    second = dict(first, price=102, study=0)
    entries.fill(codes.encode(0, 2, second).replace("-", " "))
    expect(told).to_contain_text("Phone: in.")
    room.get_by_label("Team to enter").select_option("1")
    room.get_by_label("Year to enter").select_option("1")
    room.locator("[name=price]").fill("99")
    press(room, "Enter")
    expect(status(room)).to_have_text("Paper, year 1: entered.")
    expect(told).to_contain_text("Phone: in.")
    room.get_by_label("Team to enter").select_option("0")
    room.locator("[name=price]").fill("103")
    press(room, "Enter")
    expect(status(room)).to_contain_text("that replaces its code")
    room.reload()
    press(room, "Go on with the game kept here")
    expect(told).to_contain_text("Phone: in, by hand; that replaces its code.")
    press(room, "Play the year")
    expect(room.locator("#launch-year")).to_have_text("After year 2")
    expect(room.locator(".pl-last tbody tr").first).to_contain_text("103")
    press(room, "Take the last year back")
    expect(told).to_contain_text("Phone: in, by hand; that replaces its code.")
    press(room, "Play the year")
    expect(room.locator("#launch-year")).to_have_text("After year 2")
    refuse_a_game_in_its_place(room)
    show_it_to_a_room(room)


def test_a_lesson_with_a_trial_year_that_runs_out_of_time_has_its_debrief(tab, host):
    room = tab(host + CLASS, viewport={"width": 1280, "height": 720})
    room.get_by_label("Teams, one a line").fill("Phone\nPaper")
    room.locator("[name=scenario]").select_option("turbine")
    press(room, "Begin a new game")
    facts = room.locator(".pl-facts")
    expect(facts).to_contain_text("Team 1: Phone, Team 2: Paper")
    expect(facts).to_contain_text("at least 45 million")
    expect(facts).to_contain_text("after 3 loss years in a row")
    entries, told = room.locator("#launch-codes"), room.locator(".pl-odd")
    entries.fill(codes.encode(0, 1, dict(games.FIRST, price=130)))
    room.get_by_text("Enter or correct by hand").click()
    room.get_by_label("Team to enter").select_option("1")
    press(room, "Enter")
    expect(told).to_contain_text("Paper: in, by hand.")
    room.locator("[name=card]").select_option("boom")
    press(room, "Play the year")
    expect(room.locator("#launch-year")).to_have_text("After year 1")
    expect(room.locator(".pl-years tbody tr")).to_have_count(1)
    expect(room.locator(".pl-years caption")).to_have_text("Paper, year by year")
    cash = room.locator(".pl-years tbody td").last.inner_text()
    room.get_by_label("Team to enter").select_option("0")
    expect(room.locator(".pl-years caption")).to_have_text("Phone, year by year")
    assert room.locator(".pl-years tbody td").last.inner_text() != cash
    press(room, "Take the last year back")
    expect(room.locator("[name=card]")).to_have_value("boom")
    expect(told).to_contain_text("Paper: in, by hand.")
    press(room, "Empty the entries of this year")
    expect(told).to_have_text("Not in yet, and repeated if you play now: Phone, Paper.")
    said = codes.encode(0, 1, games.FIRST), codes.encode(1, 1, games.FIRST)
    entries.fill("\n".join(said))
    expect(told).to_contain_text("Paper: in.")
    press(room, "Play the year")
    expect(room.locator("#launch-year")).to_have_text("After year 1")
    press(room, "End the game here")
    expect(room.locator("#launch-year")).to_have_text("The game is over after one year")
    expect(room.locator(".pl-tipped")).to_contain_text(
        "Worth most, and all the same: Phone, Paper."
    )
    expect(room.locator(".pl-counsels")).to_be_visible()
    room.reload()
    press(room, "Go on with the game kept here")
    press(room, "Go on for one more year")
    expect(room.locator("#launch-year")).to_have_text("After year 1")
    press(room, "Play the year")
    expect(room.locator("#launch-year")).to_have_text("The game is over after 2 years")
    assert room.complaints == []


def refuse_a_game_in_its_place(room):
    """Another game as text, whole or cut, is asked about, and the one that stands is kept."""
    stands = room.locator("#launch-log").input_value()
    other = logs.write(games.enter(games.new_game(["a", "b"]), [None, None]))
    room.get_by_text("The game as text").click()
    for text, said in ((other, "Press once more"), (other[:-6], "cut or changed in year 1")):
        room.locator("#launch-log").fill(text)
        press(room, "Play this text")
        expect(status(room)).to_contain_text(said)
        kept, *_ = room.evaluate("JSON.parse(window.platformlab.store.kept('games-class'))")
        assert kept == stands
    press(room, "Play this text")
    expect(room.locator("#launch-year")).to_have_text("Before year 1")
    press(room, "Back to the game before this one")
    expect(room.locator("#launch-log")).to_have_value(stands)


def show_it_to_a_room(room):
    """On the projector what a year needs stands on the first screen, and no decision by hand."""
    press(room, "Show on the projector")
    room.evaluate("scrollTo(0, 0)")
    button = room.get_by_role("button", name="Play the year").bounding_box()
    assert button["y"] + button["height"] <= 720
    assert room.locator(".pl-bar").first.bounding_box()["width"] > 250
    expect(room.locator("[name=price]")).to_be_hidden()
    expect(room.locator(".pl-studies")).to_be_hidden()
    assert problems_in(room, LIGHT, DARK) == []
    room.keyboard.press("Escape")
    expect(room.locator(".pl-studies")).to_be_visible()
    assert room.complaints == []


def see_all_numbers_on_the_wall(room):
    """When the game is over every column of eight teams stands on a projector, and nothing is cut."""
    room.set_viewport_size({"width": 1280, "height": 720})
    press(room, "Show on the projector")
    room.locator("[name=reveal]").check()
    last = room.locator(".pl-last")
    expect(last.locator("thead th").last).to_have_text("Cash")
    box = last.locator("xpath=..")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    expect(room.get_by_role("button", name="Go on for one more year")).to_be_visible()
    room.emulate_media(media="print")
    expect(room.locator(".pl-needs-script")).to_be_hidden()  # nobody presses anything on paper


def see_the_debrief(room, game):
    """Two charts of the largest platforms, a row for each team, and four counsels with their figures."""
    states = games.states_of(game)
    seats = debrief.largest_platforms(states[-1])
    charts = room.locator(".pl-path-chart")
    expect(charts).to_have_count(len(seats))
    for seat, chart in zip(seats, charts.all(), strict=True):
        expect(chart.locator("circle.pl-path-connected")).to_have_count(
            len(debrief.critical_path(states, seat))
        )
    expect(room.locator(".pl-counsels")).to_be_visible()
    seats = range(len(TEAMS))
    worth = debrief.counsels(
        [[*debrief.replies(game, seat), debrief.opposed(game, seat)] for seat in seats]
    )
    for (_, more, opposed), told in zip(
        worth, room.locator(".pl-counsel-worth").all(), strict=True
    ):
        first, second = told.inner_text().split(". ")
        assert ("more" if more > 0 else "less") in first
        assert ("more" if opposed > 0 else "less") in second
    assert problems(room) == []


def correct_and_crash(room, game):
    """Correct a decision of year 3, lose the page, and go on."""
    room.get_by_text("Enter or correct by hand").click()
    room.get_by_label("Team to enter").select_option("2")
    room.get_by_label("Year to enter").select_option("3")
    right = dict(game["played"][2]["decisions"][2], price=99)
    expect(room.locator("[name=develop]")).to_have_value(str(right["develop"]))
    room.locator("[name=price]").fill("99")
    press(room, "Enter")
    expect(status(room)).to_have_text("보라, year 3: entered.")
    game = games.correct(game, 3, 2, right)
    room.reload()
    press(room, "Go on with the game kept here")
    expect(room.locator("#launch-log")).to_have_value(logs.write(game))
    return game


def test_a_reader_alone_plays_by_keyboard_on_a_phone_without_storage_and_sees_the_debrief(
    tab, site
):
    opened = tab(f"{site.as_uri()}/{SOLO}", viewport={"width": 360, "height": 740})
    opened.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    opened.get_by_label("Years").fill("3")
    opened.get_by_role("button", name="Begin a new game").press("Enter")
    expect(opened.locator("#launch-year")).to_be_focused()
    expect(status(opened)).to_contain_text("This browser keeps nothing")
    opened.get_by_label("Market study").check()
    opened.locator("[name=price]").fill("80")
    expect(opened.locator(".pl-preview")).to_contain_text("nobody may sell below it")
    opened.locator("[name=price]").fill("110")
    opened.locator("[name=develop]").fill("")
    press(opened, "Play the year")
    expect(status(opened)).to_have_text(
        "Not entered: Product development is empty; write 0 for none."
    )
    opened.locator("[name=develop]").fill("0")
    opened.locator("[name=price]").press("Enter")
    expect(opened.locator(".pl-study-told")).to_contain_text("can live from 9")
    press(opened, "Take the last year back")
    expect(status(opened)).to_contain_text("0 years stand")
    for year in (1, 2, 3):
        press(opened, "Play the year")
        expect(opened.locator(".pl-years tbody tr")).to_have_count(year)
    replies = opened.locator(".pl-two-ranks .pl-reply")
    expect(replies.last).not_to_contain_text("…")
    assert replies.last.bounding_box()["height"] < 100  # a sentence, not a column of letters
    expect(opened.locator("#launch-year")).to_contain_text("The game is over")
    press(opened, "Take the last year back")
    expect(status(opened)).to_contain_text("2 years stand")
    press(opened, "Play the year")
    expect(opened.locator("#launch-year")).to_contain_text("The game is over")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    opened.get_by_text("The game as text").click()
    own = opened.locator("#launch-log").input_value()
    opened.locator("#launch-log").fill(logs.write(games.new_game(TEAMS)))
    press(opened, "Play this text")
    expect(status(opened)).to_contain_text("Press once more")
    press(opened, "Play this text")
    expect(status(opened)).to_have_text(
        "0 years have been played. This browser keeps nothing: save the game as a file before you leave."
    )
    press(opened, "Play the year")
    expect(status(opened)).to_contain_text("one decision per team: 8 (got 4)")
    kept = opened.locator("#launch-log").input_value()
    for bad, why in (("LAUNCH 9 scenario=neutral", "of edition 9"), (kept[:60], "head of the log")):
        opened.locator("#launch-log").fill(bad)
        press(opened, "Play this text")
        expect(status(opened)).to_contain_text(why)
        expect(opened.locator("#launch-year")).to_contain_text("Before year 1")  # the game stands
    press(opened, "Back to the game before this one")
    expect(opened.locator("#launch-log")).to_have_value(own)
    assert opened.complaints == []
    assert problems_in(opened, LIGHT, DARK | FORCED) == []


def test_a_missing_python_is_named_another_press_finds_it_and_a_kept_game_is_not_replaced_by_one(
    tab, host
):
    opened = tab()
    opened.route("**/python.js*", lambda route: route.abort())
    opened.goto(host + SOLO)
    press(opened, "Begin a new game")
    expect(status(opened)).to_contain_text("put the file python.js of the book back")
    opened.unroute("**/python.js*")
    press(opened, "Begin a new game")
    expect(status(opened)).to_have_text("The game is set. Decide for year 1.")
    opened.locator(".pl-setting > summary").click()
    press(opened, "Begin a new game")
    expect(status(opened)).to_contain_text("A game is kept here. Press once more")


def test_a_host_that_lets_no_python_run_is_named_with_what_it_needs(tab, host):
    opened = tab()

    def strictly(route):
        answer = route.fetch()
        headers = answer.headers | HEADERS["strict"]
        route.fulfill(response=answer, headers=headers)

    opened.route("**/*.html", strictly)
    opened.goto(host + SOLO)
    press(opened, "Begin a new game")
    expect(status(opened)).to_contain_text("script-src must name wasm-unsafe-eval, in straight")
    expect(opened.get_by_role("button", name="Begin a new game")).to_be_enabled()
