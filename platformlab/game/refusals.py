"""What the game cannot use, said in one sentence with the repair."""

SENTENCES = {
    "code_signs": "the code {code} is not nine signs of digits and letters; read it again from the team's page",
    "code_check": "in the code {code} a sign is wrong or swapped, or it belongs to another game; read it again",
    "code_year": "the code {code} is of year {year}, and this is year {now}; ask the team for its code of year {now}",
    "code_team": "the code {code} is of team {team}, and this game has {teams} teams; enter it by hand",
    "code_twice": "team {team} has a decision already; delete the code that no longer counts",
    "empty": "{name} is empty; write {wanted}",
    "seat": "a team has a whole number from 1 to {most} (got {got}); ask which one is yours",
    "year": "a year is a whole number from 1 to {most} (got {got}); read it on the board",
    "decision": "{name} must be {wanted} (got {got}); change it",
    "teams": "a game has 2 to 8 teams (got {got}); let two groups of students run one maker together",
    "years": "a game has 1 to 15 years (got {got}); choose a number between them",
    "numbers": "the game's number is a whole number from 0 to 30 (got {got}); choose one of them",
    "seed": "the number that deals the cards is a whole number from 0 to 9999 (got {got}); choose one of them",
    "names": "two teams are called {got}; give each a name of its own",
    "scenario": "there is no market called {got}; there are {known}",
    "rule": "the facilitator can change {known}, and nothing called {got}; leave it out",
    "rule_value": "{name} must be a number from {low} to {high} (got {got}); choose one between them",
    "card": "there is no card called {got}; there are {known}",
    "year_unplayed": "year {year} has not been played (the last one is {last}); choose an earlier year",
    "bet_team": "a bet names one of the {teams} teams by its number (got {got}); choose one of them",
    "bet_year": "a bet names a year from 1 to {years}, or 0 for never (got {got}); choose one of them",
    "bet_late": "bets are made before year 1, and year {year} has been played; take back all years first",
    "game_over": "the game ends with year {years}, which has been played; undo it to play it anew",
    "decisions": "a year takes one decision per team: {wanted} (got {got}); leave none out, or leave it empty",
    "log_empty": "this is no log of the game; paste the whole text, which begins with LAUNCH",
    "log_edition": "this log is of edition {got}, and this book plays edition {own}; open it with its own book",
    "log_head": "the head of the log was changed on the way; paste it again from the file",
    "log_end": "the last word of the log is missing; all has been read up to year {years}, and nothing is lost",
    "log_year": "the log is cut or changed in year {year}; everything before it has been read, enter that year again",
}


class Refusal(ValueError):
    """A thing the game cannot use: `reason`, a key of `SENTENCES`, and its `slots`."""

    def __init__(self, reason, **slots):
        super().__init__(SENTENCES[reason].format(**slots))
        self.reason = reason
        self.slots = slots
