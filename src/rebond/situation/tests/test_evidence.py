"""Evidence: what enters, how it is kept, who opens it, when it dies."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from rebond.journal.models import Access
from rebond.situation import vault
from rebond.situation.actions import evidence as actions
from rebond.situation.actions import reports
from rebond.situation.models import Evidence, EvidenceOpening, SituationReport
from rebond.situation.refusals import Refused
from rebond.situation.tests.uploads import BAD, PDF, photo, sent

APRIL = date(2020, 4, 1)
READERS = {"yanis": 200, "ines": 200, "solenn": 200, "judith": 200}
OTHERS = ("bruno", "colleague", "omar", "fabienne", "helene", "loic")


@pytest.fixture
def told(drawer, crisis, yanis, cast):
    given = {"level": "reduced"}
    return reports.submit(crisis, yanis, APRIL, by=cast["yanis"], given=given, seen={})


def deposit(report, by, content=None, name="devis.jpg"):
    content = photo() if content is None else content
    return actions.add(report, stream=io.BytesIO(content), size=len(content), name=name, kind="quote", by=by)


def on_disk(drawer):
    return sorted(path for path in (drawer / "evidence").glob("*") if path.is_file())


def url(report):
    return f"/crises/points/{report.pk}/justificatifs/"


def test_a_photo_from_the_phone_is_kept_upright_and_without_its_place(told, cast, client_of, drawer):
    client = client_of(cast["yanis"])
    told_by = client.post(
        url(told), {"kind": "quote", "file": sent(photo(), "IMG_2041.HEIC.jpg")}, follow=True
    )
    assert "Justificatif gardé" in told_by.content.decode()
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.content_type) == ("IMG_2041.HEIC.jpg", "image/jpeg")
    content = client.get(f"/crises/justificatifs/{evidence.pk}/").content
    picture = Image.open(io.BytesIO(content))
    assert picture.size == (480, 640), "turned upright"
    assert dict(picture.getexif()) == {}
    assert b"Fabricant secret" not in content


@pytest.mark.parametrize(
    ("kind", "kept"), [("PNG", "image/png"), ("WEBP", "image/jpeg"), ("MPO", "image/jpeg")]
)
def test_every_announced_format_enters_stripped(told, cast, drawer, kind, kept):
    evidence = deposit(told, cast["yanis"], photo(kind=kind))
    content = vault.get(evidence.stored_as, row=evidence.pk)
    assert evidence.content_type == kept
    assert (b"Fabricant secret" in photo(kind=kind), b"Fabricant secret" in content) == (True, False)


def test_a_see_through_picture_is_laid_on_white(told, cast, drawer):
    out = io.BytesIO()
    Image.new("LA", (10, 10), (0, 0)).save(out, "PNG")
    evidence = deposit(told, cast["yanis"], out.getvalue())
    picture = Image.open(io.BytesIO(vault.get(evidence.stored_as, row=evidence.pk)))
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_huge_photo_is_brought_to_a_readable_size(told, cast, drawer):
    evidence = deposit(told, cast["yanis"], photo(size=(6000, 4000)))
    picture = Image.open(io.BytesIO(vault.get(evidence.stored_as, row=evidence.pk)))
    assert max(picture.size) <= 3000


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_one_clear_sentence_and_the_report_is_untouched(told, what, cast, client_of, drawer):
    content, name, sentence = BAD[what]
    before = SituationReport.objects.values().get()
    answer = client_of(cast["yanis"]).post(url(told), {"kind": "quote", "file": sent(content, name)})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert SituationReport.objects.values().get() == before
    assert (Evidence.objects.count(), on_disk(drawer)) == (0, [])


def test_no_file_at_all_is_one_sentence(told, cast, client_of):
    answer = client_of(cast["yanis"]).post(url(told), {"kind": "quote"})
    assert "Choisissez une photo ou un fichier." in answer.content.decode()


def test_on_the_disk_nothing_can_be_read_without_the_key(told, cast, drawer):
    deposit(told, cast["yanis"], PDF, "devis.pdf")
    (path,) = on_disk(drawer)
    assert b"%PDF" not in path.read_bytes()
    key = drawer / "keys" / "evidence.key"
    assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)


def test_a_file_put_under_another_row_does_not_open(told, cast, drawer):
    one, two = deposit(told, cast["yanis"]), deposit(told, cast["yanis"])
    Evidence.objects.filter(pk=two.pk).update(stored_as="x" * 32)
    Evidence.objects.filter(pk=one.pk).update(stored_as=two.stored_as)
    one.refresh_from_db()
    with pytest.raises(Refused, match="ne s'ouvre plus"):
        actions.open_file(one, by=cast["yanis"])


def test_a_damaged_file_says_so_and_is_not_served(told, cast, drawer, client_of):
    evidence = deposit(told, cast["yanis"])
    (path,) = on_disk(drawer)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    answer = client_of(cast["yanis"]).get(f"/crises/justificatifs/{evidence.pk}/", follow=True)
    assert "ne s&#x27;ouvre plus" in answer.content.decode()


def test_a_lost_key_is_never_replaced_by_a_new_one(told, cast, drawer):
    deposit(told, cast["yanis"])
    (drawer / "keys" / "evidence.key").unlink()
    vault._key.cache_clear()
    with pytest.raises(Refused, match="la clé des justificatifs manque"):
        deposit(told, cast["yanis"])
    assert Evidence.objects.count() == 1
    assert not (drawer / "keys" / "evidence.key").exists()


@pytest.mark.parametrize("seat", [*READERS, *OTHERS])
def test_a_file_opens_for_its_readers_and_does_not_exist_for_the_others(told, seat, cast, client_of, drawer):
    evidence = deposit(told, cast["yanis"])
    client = client_of(cast[seat])
    assert client.get(f"/crises/justificatifs/{evidence.pk}/").status_code == READERS.get(seat, 404)
    assert client.get("/crises/justificatifs/999999/").status_code == 404
    assert EvidenceOpening.objects.count() == (1 if seat in READERS else 0)
    assert Access.objects.filter(what__startswith="justificatif").count() == (
        1 if seat in READERS and seat != "yanis" else 0
    )


@pytest.mark.parametrize(
    ("content", "name", "way"), [(None, "d.jpg", "inline"), (PDF, "d.pdf", "attachment")]
)
def test_a_file_is_never_active_content(told, cast, client_of, drawer, content, name, way):
    evidence = deposit(told, cast["yanis"], content, name)
    answer = client_of(cast["yanis"]).get(f"/crises/justificatifs/{evidence.pk}/")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith(way)


def test_the_person_reads_who_opened(told, cast, client_of, drawer):
    evidence = deposit(told, cast["yanis"])
    client_of(cast["solenn"]).get(f"/crises/justificatifs/{evidence.pk}/")
    assert "Ouvert par Solenn le" in client_of(cast["yanis"]).get(url(told)).content.decode()
    assert "Ouvert par" not in client_of(cast["ines"]).get(url(told)).content.decode()


@pytest.mark.parametrize("seat", ["ines", "solenn", "judith", *OTHERS])
def test_nobody_else_takes_a_file_back(told, seat, cast, client_of, drawer):
    evidence = deposit(told, cast["yanis"])
    answer = client_of(cast[seat]).post(f"/crises/justificatifs/{evidence.pk}/retrait/")
    assert answer.status_code == (403 if seat in READERS else 404)
    assert len(on_disk(drawer)) == 1


@pytest.mark.usefixtures("committed")
def test_the_person_takes_a_file_back_and_it_is_gone(told, cast, client_of, drawer):
    evidence = deposit(told, cast["yanis"])
    client = client_of(cast["yanis"])
    assert (
        "supprimé pour de bon" in client.get(f"/crises/justificatifs/{evidence.pk}/retrait/").content.decode()
    )
    client.post(f"/crises/justificatifs/{evidence.pk}/retrait/")
    evidence.refresh_from_db()
    assert (evidence.deleted_at is not None, evidence.name, evidence.sha256, on_disk(drawer)) == (
        True,
        "",
        "",
        [],
    )
    answer = client.get(f"/crises/justificatifs/{evidence.pk}/", follow=True)
    assert "a été supprimé" in answer.content.decode()


def test_a_file_used_in_a_case_is_no_longer_taken_back(told, cast, drawer, spring):
    evidence = actions.use(deposit(told, cast["yanis"]), by=cast["solenn"])
    with pytest.raises(Refused, match="retenu dans un dossier"):
        actions.remove(evidence, by=cast["yanis"])
    assert evidence.deletes_on == spring.date() + timedelta(days=730)


def test_too_many_files_is_one_sentence(told, cast, drawer, monkeypatch):
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    deposit(told, cast["yanis"])
    with pytest.raises(Refused, match="a déjà 1 justificatifs"):
        deposit(told, cast["yanis"])
    assert len(on_disk(drawer)) == 1, "the refused one left nothing"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\photos\\a.exe", "a.jpg"),
        ("\u202egpj.exe", "gpj.jpg"),
        ("", "justificatif.jpg"),
    ],
)
def test_a_name_is_only_a_name(told, cast, drawer, name, kept):
    assert deposit(told, cast["yanis"], name=name).name == kept
