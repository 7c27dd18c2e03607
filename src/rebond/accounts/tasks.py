"""Each night, what the pages say is forgotten is forgotten."""

from procrastinate.contrib.django import app

from rebond.accounts.actions import sessions


@app.periodic(cron="17 3 * * *", periodic_id="accounts.forget_ended_sessions")
@app.task(name="accounts.forget_ended_sessions", pass_context=False)
def forget_ended_sessions(timestamp: int) -> None:  # noqa: ARG001 (the hour it was due, given by the queue)
    sessions.forget_ended_sessions()
