"""The health page is public and says nothing of the house."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

ADDRESS = "/etat/sante"


@pytest.mark.django_db
def test_anyone_may_ask_whether_it_lives(client):
    response = client.get(reverse("ops:health"))
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]
    assert reverse("ops:health") == ADDRESS


@pytest.mark.django_db
def test_a_lost_database_is_told_without_its_reason(client, monkeypatch):
    def refuse():
        raise DatabaseError("password of the base: hunter2")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get(ADDRESS)
    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})


@pytest.mark.django_db
def test_it_only_reads(client):
    assert client.post(ADDRESS).status_code == 405
