"""What two fees mean for one member of each side, in words."""

CENT_ROUNDS_AWAY = 0.005  # what is smaller shows as nothing

_CLAUSES = {
    ("pays", "pays"): "pays each consumer {consumer} and pays each producer {producer}",
    ("pays", "nothing"): "pays each consumer {consumer} and asks nothing of a producer",
    ("pays", "asks"): "pays each consumer {consumer} and asks {producer} of a producer",
    ("nothing", "pays"): "asks nothing of a consumer and pays each producer {producer}",
    ("nothing", "nothing"): "asks nothing of a consumer and asks nothing of a producer",
    ("nothing", "asks"): "asks nothing of a consumer and asks {producer} of a producer",
    ("asks", "pays"): "asks {consumer} of a consumer and pays each producer {producer}",
    ("asks", "nothing"): "asks {consumer} of a consumer and nothing of a producer",
    ("asks", "asks"): "asks {consumer} of a consumer and {producer} of a producer",
}


def dollars(amount):
    """Size of an amount to the cent; whether it is paid or received is said in words."""
    return f"${abs(amount):,.2f}"


def asked(fees):
    """Say what an owner does who sets these fees for consumers and producers.

    Examples
    --------
    >>> asked((-1.5, 12)), asked((3, 0))
    ('pays each consumer $1.50 and asks $12.00 of a producer', 'asks $3.00 of a consumer and nothing of a producer')
    """
    consumer, producer = fees
    clause = _CLAUSES[_kind(consumer), _kind(producer)]
    return clause.format(consumer=dollars(consumer), producer=dollars(producer))


def _kind(fee):
    if fee < -CENT_ROUNDS_AWAY:
        return "pays"
    return "nothing" if fee < CENT_ROUNDS_AWAY else "asks"
