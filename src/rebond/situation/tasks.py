"""What happens by itself: deletions on the announced day, messages that are due, the roll drawn again."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from rebond.situation.actions import reach, retention, roll
from rebond.situation.models import Crisis

MET_WITHIN = timedelta(minutes=25)  # more than two turns: a turn that was missed loses nothing


@app.periodic(cron="41 3 * * *", periodic_id="situation.forget")
@app.task(name="situation.forget", pass_context=False)
def forget(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    today = timezone.localdate()
    retention.forget_evidence(on=today)
    retention.forget_reports(on=today)
    retention.sweep_files()


@app.periodic(cron="* * * * *", periodic_id="situation.send_due")
@app.task(name="situation.send_due", queueing_lock="situation.send_due", pass_context=False)
def send_due(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    reach.send_due(timezone.now())


@app.periodic(cron="*/10 * * * *", periodic_id="situation.refresh_met")
@app.task(name="situation.refresh_met", queueing_lock="situation.refresh_met", pass_context=False)
def refresh_met(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    """Contacts and needs written in the ledger reach the open rolls."""
    today = timezone.localdate()
    for crisis in Crisis.objects.open(today):
        roll.refresh_met(crisis, since=timezone.now() - MET_WITHIN, on=today)


@app.periodic(cron="17 4 * * *", periodic_id="situation.redraw")
@app.task(name="situation.redraw", queueing_lock="situation.redraw", pass_context=False)
def redraw(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    """Figures and contracts of the day reach the open rolls."""
    today = timezone.localdate()
    for crisis in Crisis.objects.open(today):
        roll.rebuild(crisis, on=today)
