"""What the chapter assumes beside measured hours: figures, exercises, prose and notebook share it."""

SERVICES = ("riders", "meals", "vans", "lorries")  # that may share a fleet; the first one waits
MEASURED = (*SERVICES, "bikes", "booked_cars")  # whose hours are drawn
SERVICE_PEAK = 20  # vehicles that each service needs in its busiest hour
TARGET = 0.97  # part of the wanted vehicle-hours that a fleet must serve

# Sixty drawn days. In this draw, fleets that refit in no time are those of the closed form.
DAYS, SEED = 60, 13
REFIT = 0.5  # hours
REFITS = (0, 0.25, REFIT, 0.75, 1)
WAITING, WAIT = 0.5, 1 / 6  # half of the riders, ten minutes

MINUTES = 60  # of an hour

GROWN = 200  # vehicles at the peak, ten times as many
