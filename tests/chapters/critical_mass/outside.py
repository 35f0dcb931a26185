"""Numbers from outside that the chapter on critical mass tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>nearly {}</strong> developers",
        told(
            "company_figures",
            form="{:,.0f}",
            company="GE",
            metric="predix_developers",
            date="2016-06",
        ),
    ),
    (
        "reported nearly {} of them",
        told(
            "company_figures",
            form="{:,.0f}",
            company="GE",
            metric="predix_developers",
            date="2016-06",
        ),
    ),
    (
        "to expect {} developers by the end of 2016",
        told(
            "company_figures",
            form="{:,.0f}",
            company="GE",
            metric="predix_developers",
            date="2016-12",
        ),
    ),
]
