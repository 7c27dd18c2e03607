"""Each night, what the pages announce as deleted is deleted."""

from django.utils import timezone
from procrastinate.contrib.django import app

from rebond.situation.actions import retention


@app.periodic(cron="41 3 * * *", periodic_id="situation.forget")
@app.task(name="situation.forget", pass_context=False)
def forget(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    today = timezone.localdate()
    retention.forget_evidence(on=today)
    retention.forget_reports(on=today)
    retention.sweep_files()
