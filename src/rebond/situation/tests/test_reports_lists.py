"""The lists of reasons and needs: edited by direction; the past keeps its words."""

from datetime import date

import pytest

from rebond.accompaniment.models import NeedKind
from rebond.situation.actions import reports
from rebond.situation.models import Reason


@pytest.mark.parametrize(("kind", "model"), [("raisons", Reason), ("besoins", NeedKind)])
def test_a_line_is_added_and_the_same_one_is_refused(cast, client_of, kind, model):
    client = client_of(cast["judith"])
    line = {"name": "Route coupée", "position": 5, "is_active": "on"}
    client.post(f"/crises/listes/{kind}/nouvelle/", line)
    assert model.objects.filter(name="Route coupée").count() == 1
    told = client.post(f"/crises/listes/{kind}/nouvelle/", {**line, "name": "route COUPÉE"})
    assert (told.status_code, "déjà dans la liste" in told.content.decode()) == (422, True)


def test_a_reason_taken_out_stays_where_it_was_told(crisis, yanis, cast, client_of):
    reason = Reason.objects.get(name="Fournisseur fermé")
    given = {"level": "reduced", "reasons": [reason.name]}
    reports.submit(crisis, yanis, date(2020, 4, 1), by=cast["yanis"], given=given, seen={})
    client_of(cast["judith"]).post(
        f"/crises/listes/raisons/{reason.pk}/", {"name": "Fournisseur fermé", "position": 1}
    )
    assert reason.name in client_of(cast["yanis"]).get(f"/crises/{crisis.pk}/mon-point/").content.decode()
    assert (
        reason.name
        not in client_of(cast["colleague"]).get(f"/crises/{crisis.pk}/mon-point/").content.decode()
    )
