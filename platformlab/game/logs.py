"""A game as one short text, to keep, to send and to play again.

The first line says the edition, the market and what was changed, the second the names, a third the
bets if there are any, as winner and year (1:5), then each year has a line: its card, the codes of its decisions, and the fingerprint of its state; the last line
is ``end``. A year whose line was cut or changed is known by it, and everything before it is kept.
"""

from platformlab.game import codes
from platformlab.game.engine import play_year, start
from platformlab.game.games import MOST_YEARS, bet, enter, new_game, rules_of
from platformlab.game.refusals import Refusal
from platformlab.game.scenarios import CARDS, changes_of

EDITION = 1
HEADS = ("scenario", "teams", "years", "number", "seed")
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._"
END = "end"
BETS = "bets"
NAMES = "names"
CHANGED = (
    "changed"  # what the facilitator changed, which teams must not see; older logs say it in clear
)
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"  # signs of no width, which chats add
AROUND = ">`*\u00a0"  # a mail quotes, a chat fences
UNSAID = "-"  # a card or a list that is empty


def write(game):
    """Return the log of a game.

    >>> print(write(new_game(["Ada & co", "Bo"], number=7)))
    LAUNCH 1 scenario=neutral teams=2 years=10 number=7 seed=0 AP
    names Ada%20%26%20co Bo 23
    end
    """
    parts = ["LAUNCH", str(EDITION)] + [f"{name}={_head(game, name)}" for name in HEADS]
    changes = [f"{name}={game['changes'][name]}" for name in sorted(game["changes"])]
    parts += [f"{CHANGED}={_veiled(' '.join(changes))}"] if changes else []
    names = [NAMES] + [_escaped(name) for name in game["names"]]
    lines, state = [_sealed(parts), _sealed(names)], start(rules_of(game))
    if [said for said in game["bets"] if said]:
        bets = [f"{said[0] + 1}:{said[1]}" if said else UNSAID for said in game["bets"]]
        lines.append(_sealed([BETS] + bets))
    for k, year in enumerate(game["played"]):
        state = play_year(state, year["decisions"], changes_of(year["card"]))
        said = [
            codes.plain(codes.encode(seat, k + 1, decision, game["number"]))
            for seat, decision in enumerate(year["decisions"])
        ]
        lines.append(" ".join([year["card"] or UNSAID] + said + [codes.fingerprint(state)]))
    return "\n".join(lines + [END])


def _head(game, name):
    return len(game["names"]) if name == "teams" else game[name]


def _veiled(text):
    """Return a text as signs that nobody reads in passing: a class sees logs, and is to find the rules."""
    signs = ""
    for place, octet in enumerate(text.encode("utf-8")):
        signs += codes.write_number((octet + 97 * place + 53) % 256, 2)
    return signs


def _unveiled(signs):
    """Return the text that was veiled; what was not written by `_veiled` is a ValueError."""
    octets = bytearray()
    if len(signs) % 2:
        raise ValueError(signs)
    for place in range(len(signs) // 2):
        number = 0
        for sign in signs[2 * place : 2 * place + 2]:
            number = number * codes.BASE + codes.SIGNS.index(sign)
        octets.extend(bytes([(number - 97 * place - 53) % 256]))
    return bytes(octets).decode("utf-8")


def _escaped(name):
    """Return a name in plain signs, so that it has no blank and survives every chat."""
    octets = name.encode("utf-8")
    return "".join([chr(o) if chr(o) in PLAIN else f"%{o:02X}" for o in octets]) or "%"


def _read_name(word):
    octets, parts = bytearray(), word.split("%")
    octets.extend(parts[0].encode("utf-8"))
    for part in parts[1:]:
        octets.extend(bytes([int(part[:2], 16)]) if part else b"")
        octets.extend(part[2:].encode("utf-8"))
    return bytes(octets).decode("utf-8")


def _seal(words):
    """Two signs that change with every sign of a line, so that a changed one is seen."""
    number = 0
    for sign in " ".join(words):
        number = (number * 257 + ord(sign)) % 953
    return codes.write_number(number, 2)


def _sealed(words):
    return " ".join(words + [_seal(words)])


def _unsealed(line):
    words = line.split()
    if len(words) < 2 or _seal(words[:-1]) != words[-1]:
        raise Refusal("log_head")
    return words[:-1]


def read(text):
    """Return (game, refusal): the game as far as the log tells it, and what stopped the reading.

    The refusal is None for a whole log. A text that is no log, of another edition, or with a changed
    head is refused outright, because nothing of it can be played.
    """
    lines = _lines(str(text))
    if not lines[0]:
        raise Refusal("log_empty")
    if lines[0].split()[1:2] != [str(EDITION)]:
        raise Refusal("log_edition", got=" ".join(lines[0].split()[1:2]), own=EDITION)
    if len(lines) < 2:
        raise Refusal("log_head")
    game = _read_head(_unsealed(lines[0]), _unsealed(lines[1]))
    state, years = start(rules_of(game)), lines[2:] + [""]
    if years[0].split()[:1] == [BETS]:
        game, years = _read_bets(game, _unsealed(years[0])[1:]), years[1:]
    for line in years:
        if line.strip() == END:
            return game, None
        try:
            game, state = _read_year(game, state, line.split())
        except (ValueError, IndexError):
            break
    played = len(game["played"])
    if played == game["years"]:
        return game, Refusal("log_end", years=played)
    return game, Refusal("log_year", year=played + 1)


def _lines(text):
    """Return the lines of a log as they were written, whatever a mail put around and between them.

    Mails and chats break long lines, quote them, fence them and greet; so lines are counted by words:
    the head up to the names, and then as many words as there are teams, and two more.
    """
    for sign in UNSEEN:
        text = text.replace(sign, "")
    for sign in AROUND:
        text = text.replace(sign, " ")
    words = text.split()
    marks = [k for k in range(len(words)) if words[k] == "LAUNCH"]
    begins = [k for k in marks if k + 1 == len(words) or words[k + 1].isdigit()]
    words = words[begins[0] :] if begins else []
    ends = words.index(NAMES) if NAMES in words else len(words)
    lines, long = [" ".join(words[:ends])], 2 + _teams(words[:ends])
    while ends < len(words) and words[ends] != END:
        lines.append(" ".join(words[ends : ends + long]))
        ends += long
    return lines + words[ends : ends + 1]


def _teams(head):
    """Number of teams that the words of a head tell; 0 if they do not."""
    for word in head:
        name, _, given = word.partition("=")
        if name == "teams" and given.isdigit():
            return int(given)
    return 0


def _read_head(words, names):
    said, changes = {}, {}
    for word in words[2:]:
        name, _, given = word.partition("=")
        said[name] = given
    try:
        for word in _unveiled(said.pop(CHANGED, "")).split():
            name, _, given = word.partition("=")
            said[name] = given
        for name in said:
            if name not in HEADS:
                changes[name] = int(said[name]) if name == "patience" else float(said[name])
        length, number, seed = [int(said[name]) for name in HEADS[2:]]
        called = [_read_name(word) for word in names[1:]]
        is_whole = names[0] == NAMES and len(called) == int(said["teams"])
    except (KeyError, ValueError, IndexError):
        is_whole = False
    if not is_whole:
        raise Refusal("log_head")
    return new_game(called, said["scenario"], length, number, seed, changes)


def _read_bets(game, words):
    """Return the game with its bets; one may name a year that was not played, for a game can end early."""
    betting = dict(game, years=MOST_YEARS)
    try:
        for team, word in enumerate(words):
            if word != UNSAID:
                winner, _, year = word.partition(":")
                betting = bet(betting, team, int(winner) - 1, int(year))
    except (ValueError, IndexError):
        raise Refusal("log_head") from None
    return dict(betting, years=game["years"])


def _read_year(game, state, words):
    """Return the game and the state one year later, if the fingerprint agrees."""
    card = None if words[0] == UNSAID else words[0]
    teams = len(game["names"])
    if len(words) != teams + 2 or (card and card not in CARDS):
        raise Refusal("log_head")
    decisions = []
    for seat in range(teams):
        team, year, decision = codes.decode(words[seat + 1], game["number"])
        if (team, year) != (seat, len(game["played"]) + 1):
            raise Refusal("log_head")
        decisions.append(decision)
    later = play_year(state, decisions, changes_of(card))
    if codes.fingerprint(later) != words[-1]:
        raise Refusal("log_head")
    return enter(game, decisions, card), later
