"""What two fees mean for one member of each side, in words."""

from platformlab.words import Wordbook, numbers

say = Wordbook(__file__)

CENT_ROUNDS_AWAY = 0.005  # what is smaller shows as nothing


def dollars(amount):
    """Size of an amount to the cent; whether it is paid or received is said in words."""
    return numbers.dollars(abs(amount), 2)


def asked(fees):
    """Say what an owner does who sets these fees for consumers and producers.

    Examples
    --------
    >>> asked((-1.5, 12)), asked((3, 0))
    ('pays each consumer $1.50 and asks $12.00 of a producer', 'asks $3.00 of a consumer and nothing of a producer')
    """
    fees = dict(zip(("consumer", "producer"), fees, strict=True))
    kinds = {side: _kind(fee) for side, fee in fees.items()}
    said = {side: dollars(fee) for side, fee in fees.items() if kinds[side] != "nothing"}
    return say(f"fees.{kinds['consumer']}_{kinds['producer']}", **said)


def _kind(fee):
    if fee < -CENT_ROUNDS_AWAY:
        return "pays"
    return "nothing" if fee < CENT_ROUNDS_AWAY else "asks"
