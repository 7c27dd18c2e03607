"""Background work of the imports. Each task calls an action that does nothing the second time."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from rebond.figures.actions import files, imports, undo


@app.task(queue="imports", name="figures.look")
def look(import_id: int) -> None:
    imports.look(import_id)


@app.task(queue="imports", name="figures.enter")
def enter(import_id: int) -> None:
    imports.enter(import_id)


@app.task(queue="imports", name="figures.take_back")
def take_back(import_id: int, by_id: int) -> None:
    from rebond.accounts.public import User

    undo.take_back(import_id, by=User.objects.filter(pk=by_id).first())


@app.periodic(cron="*/5 * * * *", periodic_id="figures.bury_the_dead")
@app.task(queue="imports", name="figures.bury_the_dead", pass_context=False)
def bury_the_dead(timestamp: int) -> None:  # noqa: ARG001 -- given by the schedule
    imports.bury_the_dead()


@app.periodic(cron="29 3 * * *", periodic_id="figures.forget_old_files")
@app.task(queue="imports", name="figures.forget_old_files", pass_context=False)
def forget_old_files(timestamp: int) -> None:  # noqa: ARG001 -- given by the schedule
    files.forget_old(on=timezone.localdate(), days=settings.IMPORT_DAYS_KEPT)
