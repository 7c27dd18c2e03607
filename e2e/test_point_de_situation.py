"""Yanis tells his month on a phone: three minutes, a line that drops, another device, nothing lost."""

import io
import re
import subprocess
import sys

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from e2e.conftest import environment

WORDS = "deux mariages déplacés en septembre"
DECLARE = """
from datetime import timedelta
from django.utils import timezone
from rebond.situation.actions.crises import declare
declare(by=None, name="Tempête", cause="tempête", starts_on=timezone.localdate().replace(day=1), message="Tenons ensemble.")
"""


@pytest.fixture(scope="module", autouse=True)
def crisis(house) -> int:
    command = [sys.executable, "-m", "rebond", "manage", "shell", "-v0", "-c", DECLARE]
    subprocess.run(command, env=environment(house.database, 8000, house.data), check=True)
    return house.sql("SELECT id FROM situation_crisis")[0][0]


@pytest.fixture(autouse=True)
def _nothing_said_yet(house) -> None:
    house.sql("TRUNCATE situation_situationreport CASCADE")


def answering(page: Page) -> Page:
    page.goto("/crises/mes-points/")
    page.locator("main a[href*='/mon-point/']").first.click()
    return ready(page)


def ready(page: Page) -> Page:
    expect(page.locator("form[data-report][data-ready]")).to_be_visible()
    return page


def state(page: Page):
    return page.locator("[data-state]")


def extent(house) -> list[str]:
    return [row[0] for row in house.sql("SELECT extent FROM situation_situationreport")]


def stored(page: Page) -> str:
    return page.evaluate("JSON.stringify({...localStorage})")


def test_the_line_drops_midway_and_the_draft_is_found_on_another_device(as_persona, house):
    phone = answering(as_persona("yanis", width=360))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.get_by_label("elle est réduite").check()
    expect(state(phone)).to_contain_text("Enregistré à")
    phone.context.set_offline(True)
    phone.get_by_label("Dans quelle ampleur").fill(WORDS)
    expect(state(phone)).to_have_text("Gardé sur ce téléphone, envoyé dès que la ligne revient.")
    assert extent(house) == [""]
    assert "rebond:point:" in stored(phone)
    assert "mariages" not in stored(phone)
    phone.context.set_offline(False)
    expect(state(phone)).to_contain_text("Enregistré à", timeout=15_000)
    assert extent(house) == [WORDS]
    computer = answering(as_persona("yanis"))
    expect(computer.get_by_label("elle est réduite")).to_be_checked()
    expect(computer.get_by_label("Dans quelle ampleur")).to_have_value(WORDS)


def test_a_phone_closed_without_a_line_keeps_the_words_for_its_owner_alone(as_persona, house):
    page = answering(as_persona("yanis", width=360))
    address = page.url
    page.context.set_offline(True)
    page.get_by_label("Dans quelle ampleur").fill(WORDS)
    expect(state(page)).to_contain_text("Gardé sur ce téléphone")
    page.close()
    context = page.context
    context.set_offline(False)
    context.clear_cookies()
    other = context.new_page()
    enter(other, "aicha")
    answering(other)
    expect(other.get_by_label("Dans quelle ampleur")).to_have_value("")
    assert "mariages" not in stored(other)
    context.clear_cookies()
    back = context.new_page()
    enter(back, "yanis")
    back.goto(address)
    expect(ready(back).get_by_label("Dans quelle ampleur")).to_have_value(WORDS)
    expect(state(back)).to_contain_text("Enregistré à")
    assert extent(house) == [WORDS]


def enter(page: Page, key: str) -> None:
    page.goto("/demo/")
    page.locator(f"form[action='/demo/{key}/'] button").click()
    page.wait_for_url(lambda url: "/demo/" not in url)


def test_two_devices_write_the_same_answer_and_the_person_chooses(as_persona, house):
    phone, computer = answering(as_persona("yanis", width=360)), answering(as_persona("yanis"))
    phone.get_by_label("Dans quelle ampleur").fill("un mariage")
    expect(state(phone)).to_contain_text("Enregistré à")
    computer.get_by_label("Dans quelle ampleur").fill("deux mariages")
    computer.get_by_role("button", name="Garder l'autre : un mariage").click()
    expect(computer.get_by_label("Dans quelle ampleur")).to_have_value("un mariage")
    assert extent(house) == ["un mariage"]


def test_letters_in_a_turnover_are_one_sentence_beside_the_field(as_persona, house):
    page = answering(as_persona("yanis", width=360))
    box = page.locator("[data-field='expected_1_cents']")
    box.get_by_role("textbox").fill("deux mille")
    expect(box).to_contain_text("écrivez des chiffres seulement, comme 1 200,50")
    box.get_by_role("textbox").fill("1 200,50")
    expect(state(page)).to_contain_text("Enregistré à")
    assert house.sql("SELECT expected_1_cents FROM situation_situationreport") == [(120050,)]


def test_sent_with_a_photo_and_nothing_stays_on_the_phone(as_persona, house):
    page = answering(as_persona("yanis", width=360))
    page.get_by_label("elle est à l'arrêt").check()
    page.get_by_label("Je souhaite être rappelé·e").check()
    page.get_by_role("button", name="Envoyer mon point").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Point de situation")
    assert "rebond:point:" not in stored(page)
    assert house.sql("SELECT state, level FROM situation_situationreport") == [("submitted", "stopped")]
    page.get_by_role("link", name=re.compile("Ajouter ou voir")).click()
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(out, "JPEG")
    page.get_by_label("Photo ou fichier").set_input_files(
        {"name": "devis.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
    )
    page.get_by_role("button", name="Garder ce justificatif").click()
    expect(page.locator("main")).to_contain_text("Personne ne l'a encore ouvert")
    files = list((house.data / "files" / "evidence").iterdir())
    assert len(files) == 1
    assert not files[0].read_bytes().startswith(b"\xff\xd8")


def test_without_javascript_the_whole_form_is_enough(as_persona, house):
    page = as_persona("yanis", width=360, javascript=False)
    page.goto("/crises/mes-points/")
    page.locator("main a[href*='/mon-point/']").first.click()
    page.get_by_label("elle continue").check()
    page.get_by_label("Dans quelle ampleur").fill(WORDS)
    page.get_by_role("button", name="Envoyer mon point").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Point de situation")
    assert extent(house) == [WORDS]
