"""Dates that figures, exercises, prose and notebook share: this chapter's market is on record, not invented."""

# Years whose ten most valuable firms are compared.
BEFORE, REPORT, AFTER = 2008, 2018, 2026
LIST_YEARS = (BEFORE, 2013, REPORT, 2024, AFTER)
REPORT_LIST = "report_2018_KERI"  # the report's own list of its year, of another day than ours
REPORT_OUT = 2018.8  # it names no month, cites figures of August 2018 and calls 2018 this year

APP_STORE = 2008.53  # July 2008; it opened on the 10th
PHONE_YEARS = range(2007, 2013)
PHONES_FROM = 2009  # where the figure opens: the story as it is usually told
