"""Numbers from outside that the chapter on the value of information tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{}</strong> of its revenue GE's business",
        told(
            "service_shares",
            form="{:g} %",
            scale=100,
            company="GE Aerospace",
            metric="services_share",
        ),
    ),
    (
        "were {} to {} more reliable",
        told("value_studies", "effect", scale=100, study="Guajardo and others 2012"),
        told(
            "value_studies",
            "effect_high",
            form="{:g} %",
            scale=100,
            study="Guajardo and others 2012",
        ),
    ),
    (
        "cost Rolls-Royce [{} billion pounds]",
        told("engine_makers", company="Rolls-Royce", metric="cost_of_one_fault"),
    ),
    (
        "its partners [up to {} billion dollars]",
        told(
            "engine_makers",
            company="RTX (Pratt & Whitney) and partners",
            metric="cost_of_one_fault",
        ),
    ),
    (
        "{} billion went with [the end of a way of financing]",
        told("engine_makers", "note", company="Rolls-Royce", metric="free_cash_flow", date="2020"),
    ),
    (
        "At {} firms that a programme helped",
        told("value_studies", "sample", study="Korea Federation of SMEs 2022"),
    ),
    (
        "and {} without, those with them",
        told(
            "value_studies",
            "sample",
            number=1,
            study="Korea Institute for Industrial Economics and Trade 2020",
            outcome="profit",
        ),
    ),
]
