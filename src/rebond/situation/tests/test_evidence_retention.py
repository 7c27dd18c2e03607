"""What is announced as deleted is deleted: in the base, in its history, on the disk."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from rebond.journal.models import Entry
from rebond.situation.actions import evidence as actions
from rebond.situation.actions import reports, retention
from rebond.situation.actions.crises import close
from rebond.situation.models import (
    CareSituation,
    Crisis,
    CrisisMember,
    Evidence,
    EvidenceOpening,
    SituationReport,
)
from rebond.situation.tasks import forget
from rebond.situation.tests.uploads import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed")]
APRIL = date(2020, 4, 1)
SECRET = "deux mariages annulés, rue des Lilas"


@pytest.fixture
def told(drawer, crisis, yanis, cast):
    given = {"level": "reduced", "extent": SECRET, "has_child_care": True}
    report = reports.submit(crisis, yanis, APRIL, by=cast["yanis"], given=given, seen={})
    content = photo()
    evidence = actions.add(
        report, stream=io.BytesIO(content), size=len(content), name="x.jpg", kind="quote", by=cast["yanis"]
    )
    actions.open_file(evidence, by=cast["solenn"])
    return report


def files(drawer):
    return [path for path in (drawer / "evidence").glob("*") if path.is_file()]


def rows_holding(text):
    """Every table of this capability, history included, searched for the words."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("situation_"):
                cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{text}%"])
                if cursor.fetchone()[0]:
                    found.append(table)
    return found


def test_a_file_dies_on_its_day_and_not_the_day_before(told, drawer, spring):
    day = spring.date() + timedelta(days=730)
    assert Evidence.objects.get().deletes_on == day
    assert (retention.forget_evidence(on=day - timedelta(days=1)), len(files(drawer))) == (0, 1)
    assert (retention.forget_evidence(on=day), files(drawer)) == (1, [])
    assert Evidence.objects.get().deleted_at is not None
    assert retention.forget_evidence(on=day) == 0
    assert "supprimé à la date annoncée" in Entry.objects.order_by("-pk").first().sentence


def test_reports_die_with_their_history_once_the_crisis_is_long_closed(told, crisis, cast, drawer, spring):
    assert retention.forget_reports(on=spring.date() + timedelta(days=5000)) == 0, "open: nothing dies"
    close(crisis, on=spring.date(), by=cast["judith"])
    day = spring.date() + timedelta(days=730)
    assert retention.forget_reports(on=day - timedelta(days=1)) == 0
    assert set(rows_holding(SECRET)) == {"situation_situationreport", "situation_situationreportevent"}
    assert retention.forget_reports(on=day) == 1
    assert (rows_holding(SECRET), files(drawer)) == ([], [])
    for model in (SituationReport, CareSituation, Evidence, EvidenceOpening):
        assert model.objects.count() == 0
    for name in ("SituationReportEvent", "CareSituationEvent"):
        assert apps.get_model("situation", name).objects.count() == 0
    member = CrisisMember.objects.get(person=told.person)
    assert (member.level, member.answered_at is not None) == ("", True), "that they answered stays, not what"
    assert retention.forget_reports(on=day) == 0


def test_the_history_still_refuses_any_other_hand(told):
    from django.db.utils import ProgrammingError

    events = apps.get_model("situation", "SituationReportEvent").objects
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        events.all().delete()


def test_another_crisis_loses_nothing(told, crisis, cast, yanis, spring):
    from rebond.situation.actions.crises import declare

    flood = declare(by=None, name="Crue", cause="eau", starts_on=date(2020, 4, 1), message="m")
    kept = reports.submit(
        flood, yanis, APRIL, by=cast["yanis"], given={"level": "stopped"}, seen={"level": ["reduced"]}
    )
    close(crisis, on=spring.date(), by=cast["judith"])
    retention.forget_reports(on=spring.date() + timedelta(days=800))
    assert list(SituationReport.objects.values_list("pk", flat=True)) == [kept.pk]
    assert apps.get_model("situation", "SituationReportEvent").objects.filter(pgh_obj_id=kept.pk).exists()


def test_the_days_are_those_the_crisis_announced(told, crisis, cast, spring):
    Crisis.objects.filter(pk=crisis.pk).update(report_days_kept=30)
    close(crisis, on=spring.date(), by=cast["judith"])
    assert retention.forget_reports(on=spring.date() + timedelta(days=29)) == 0
    assert retention.forget_reports(on=spring.date() + timedelta(days=30)) == 1


def test_files_without_a_row_are_swept_after_a_day_and_living_ones_stay(told, drawer):
    import os
    import time

    stray = drawer / "evidence" / "orphan"
    stray.write_bytes(b"x")
    now = time.time()
    os.utime(stray, (now, now))
    assert retention.sweep_files() == 0
    old = now - 3 * 86400
    for path in files(drawer):
        os.utime(path, (old, old))
    assert (retention.sweep_files(), len(files(drawer))) == (1, 1)


def test_the_nightly_task_does_it_all(told, crisis, cast, drawer, spring):
    close(crisis, on=spring.date(), by=cast["judith"])
    with time_machine.travel(spring + timedelta(days=731), tick=False):
        forget(0)
    assert (SituationReport.objects.count(), Evidence.objects.count(), files(drawer)) == (0, 0, [])
