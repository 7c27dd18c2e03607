"""The pages of an import, from the file chosen to the report kept; every POST is guarded like its button."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rebond.accounts.public import Role
from rebond.figures.actions import imports, undo
from rebond.figures.models import Figure, Import, ImportMapping, StageMeaning
from rebond.figures.public import import_file
from rebond.figures.tests import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def accountant(make_user, client_of):
    return client_of(make_user(Role.ACCOUNTING, name="Omar"))


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def send(client, path, **more) -> Import:
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    response = client.post("/chiffres/imports/nouveau/", {"file": upload, "kind": "auto", **more})
    assert response.status_code == 302
    return Import.objects.latest("pk")


def test_from_the_file_to_the_report_and_back(boussole, accountant):
    source = send(accountant, boussole / "ca_code_analytique.csv")
    page = f"/chiffres/imports/{source.pk}/"
    waiting = text(accountant.get(page))
    assert f'hx-get="{page}avancement/" hx-trigger="every 1s"' in waiting
    assert "En attente de son tour" in waiting
    imports.look(source.pk)
    preview = text(accountant.get(page))
    assert "hx-trigger" not in preview.split('id="import"')[1].split(">")[0]
    assert "À créer" in preview
    assert "NEUF9" in preview
    assert accountant.post(f"{page}confirmation/").headers["Location"] == page
    imports.enter(source.pk)
    assert "Compte rendu à garder" in text(accountant.get(f"{page}avancement/"))
    assert Figure.objects.count() == 3
    report = text(accountant.get(f"{page}compte-rendu/"))
    assert Import.objects.get().sha256 in report
    assert "Tout remettre comme avant" in text(accountant.get(f"{page}annulation/"))
    accountant.post(f"{page}annulation/")
    undo.take_back(source.pk, by=None)
    assert "Import annulé" in text(accountant.get(page))
    assert not Figure.objects.exists()


def test_conflicts_side_by_side_and_chosen(boussole, accountant):
    import_file(boussole / "ca_code_analytique.csv")
    source = send(accountant, files.code_turnover(boussole / "b.csv", amount=90_000))
    imports.look(source.pk)
    page = f"/chiffres/imports/{source.pk}/"
    shown = text(accountant.get(page))
    for words in ("1\u202f200,50\u202f€", "900,00\u202f€", "ca_code_analytique.csv, ligne 2"):
        assert words in shown
    conflict = source.conflicts.get()
    accountant.post(f"{page}choix/", {f"c{conflict.pk}": "replace"})
    assert source.conflicts.get().choice == "replace"
    accountant.post(f"{page}choix/", {"tout": "keep"})
    assert source.conflicts.get().choice == "keep"
    accountant.post(f"{page}choix/", {"tout": "n'importe quoi", "cxx": "replace", "c999999": "replace"})
    assert source.conflicts.get().choice == "keep"


def test_bad_lines_on_the_page_and_in_a_sheet(boussole, accountant):
    path = boussole / "ledger_sage.csv"
    content = path.read_text(encoding="utf-8").replace("05/01/2025", "=45/01/2025")
    path.write_text(content, encoding="utf-8")
    source = send(accountant, path)
    imports.look(source.pk)
    assert "=45/01/2025" in text(accountant.get(f"/chiffres/imports/{source.pk}/"))
    sheet = accountant.get(f"/chiffres/imports/{source.pk}/lignes-refusees.csv").content.decode("utf-8-sig")
    assert sheet.splitlines()[0] == "Ligne;Colonne;Valeur;Motif"
    assert sheet.splitlines()[1].startswith("2;Date de pièce;'=45/01/2025;")


def test_the_same_file_is_told(boussole, accountant):
    first = import_file(boussole / "sorties.csv").source
    again = send(accountant, boussole / "sorties.csv")
    imports.look(again.pk)
    page = f"/chiffres/imports/{again.pk}/"
    shown = text(accountant.get(page))
    assert "Le même fichier est déjà venu" in shown
    assert "ne change rien" in shown
    undo.undo(first, by=None)
    assert "Le même fichier" not in text(accountant.get(page))
    import_file(boussole / "sorties.csv")
    assert "Le même fichier" not in text(accountant.get(f"/chiffres/imports/{first.pk}/"))


def test_the_same_file_that_would_create_again_promises_nothing(boussole, accountant):
    import_file(boussole / "ca_code_analytique.csv")
    again = send(accountant, boussole / "ca_code_analytique.csv")
    Figure.objects.all().delete()
    imports.look(again.pk)
    shown = text(accountant.get(f"/chiffres/imports/{again.pk}/"))
    assert "Le même fichier est déjà venu" in shown
    assert "ne change rien" not in shown


def test_the_file_only_ever_comes_back_as_a_download(boussole, accountant):
    path = boussole / "page.csv"
    path.write_text("<script>alert(1)</script>;b\n1;2\n", encoding="utf-8")
    source = send(accountant, path)
    response = accountant.get(f"/chiffres/imports/{source.pk}/fichier/")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == path.read_bytes()
    imports.look(source.pk)
    assert "<script>alert" not in text(accountant.get(f"/chiffres/imports/{source.pk}/"))
    assert "<script>alert" not in text(accountant.get(f"/chiffres/imports/{source.pk}/colonnes/?feed=paie"))


@pytest.mark.parametrize(("name", "content"), [("a.exe", b"MZ"), ("a.csv", b"")])
def test_a_file_that_is_not_taken_says_why(accountant, name, content):
    response = accountant.post(
        "/chiffres/imports/nouveau/", {"file": SimpleUploadedFile(name, content), "kind": "auto"}
    )
    assert response.status_code == 422
    assert "error" in response.content.decode()
    assert not Import.objects.exists()


def test_the_mapping_screen_is_saved_and_used_again(boussole, accountant):
    path = boussole / "tableau.csv"
    path.write_text("Section;Mois;Somme\nS1;2025-01;10,01\n", encoding="utf-8")
    source = send(accountant, path)
    imports.look(source.pk)
    assert Import.objects.get().state == "unknown"
    here = f"/chiffres/imports/{source.pk}/"
    sent_on = accountant.get(f"{here}avancement/", headers={"HX-Request": "true"})
    assert sent_on.headers["HX-Redirect"] == f"{here}colonnes/"
    assert "Nous ne connaissons pas encore ce tableau" in text(accountant.get(here))
    page = f"/chiffres/imports/{source.pk}/colonnes/?feed=chiffres"
    assert "10,01" in text(accountant.get(page))
    assert accountant.post(page, {"f_month": "Mois"}).status_code == 422
    answers = {"f_analytic_codes": "Section", "f_month": "Mois", "f_amount": "Somme", "name": "Nos mois"}
    assert accountant.post(page, answers).status_code == 302
    imports.look(source.pk)
    source.refresh_from_db()
    assert (source.state, source.preview["created"]) == ("ready", 1)
    later = send(accountant, path)
    imports.look(later.pk)
    found = text(accountant.get(f"/chiffres/imports/{later.pk}/colonnes/"))
    assert "Association retrouvée : Nos mois" in found
    for label in ("Section", "Mois", "Somme"):
        assert f'<option value="{label}" selected>' in found
    assert 'value="Nos mois"' in found
    other = boussole / "autre.csv"
    other.write_text("Section;Mois;Total\nS1;2025-01;10,01\n", encoding="utf-8")
    stranger = send(accountant, other)
    imports.look(stranger.pk)
    assert "Association retrouvée" not in text(accountant.get(f"/chiffres/imports/{stranger.pk}/colonnes/"))
    again = send(accountant, path, mapping=ImportMapping.objects.get().pk)
    imports.look(again.pk)
    again.refresh_from_db()
    assert (again.state, again.kind) == ("ready", "mapped")


def test_a_wrong_kind_is_corrected(boussole, accountant):
    source = send(accountant, boussole / "sorties.csv", kind="ledger_ebp")
    imports.look(source.pk)
    page = f"/chiffres/imports/{source.pk}/"
    assert "n’a pas les colonnes" in text(accountant.get(page))
    accountant.post(f"{page}sorte/", {"kind": "sorties"})
    imports.look(source.pk)
    source.refresh_from_db()
    assert (source.state, source.kind) == ("ready", "sorties")


def test_stages_are_taught_and_forgotten(accountant):
    page = "/chiffres/imports/etapes/"
    assert 'value="Grand départ"' in text(accountant.get(f"{page}?intitule=Grand départ"))
    accountant.post(page, {"label": "Grand départ", "meaning": "exit"})
    accountant.post(page, {"label": "GRAND DEPART", "meaning": "exit"})
    told = StageMeaning.objects.get()
    assert "GRAND DEPART" in text(accountant.get(page))
    accountant.post(f"{page}{told.pk}/oubli/")
    assert not StageMeaning.objects.exists()


def test_kinds(accountant):
    shown = text(accountant.get("/chiffres/imports/sortes/"))
    assert "ledger_sage_generation_expert" in shown
    assert "Rémunérations, une ligne par mois" in shown


PAGES = [
    "",
    "avancement/",
    "compte-rendu/",
    "lignes-refusees.csv",
    "fichier/",
    "annulation/",
    "sorte/",
    "colonnes/",
]
POSTS = ["choix/", "confirmation/", "abandon/", "effacement/", "relance/", "annulation/"]


def status(client, page: str) -> int:
    response = client.get(page)
    if response.streaming:
        list(response)  # read to its end, the file closes itself
    return response.status_code


def test_imports_by_the_trio(boussole, client_of, make_user, client):
    source = import_file(boussole / "sorties.csv").source
    outsiders = [
        client_of(make_user(role)) for role in (Role.MEMBER, Role.ADVISOR, Role.TRAINING, Role.PSYCHOLOGIST)
    ]
    for url in PAGES:
        page = f"/chiffres/imports/{source.pk}/{url}"
        assert [status(other, page) for other in outsiders] == [403] * 4
        assert status(client, page) == 302
        for role in (Role.ACCOUNTING, Role.PAYROLL, Role.DIRECTION, Role.ADMINISTRATOR):
            assert status(client_of(make_user(role)), page) == 200
    for url in POSTS:
        page = f"/chiffres/imports/{source.pk}/{url}"
        assert [other.post(page).status_code for other in outsiders] == [403] * 4
        assert client.post(page).status_code == 302
    source.refresh_from_db()
    assert source.state == "done"


def test_a_gesture_too_late_says_so(boussole, accountant):
    source = import_file(boussole / "sorties.csv").source
    page = f"/chiffres/imports/{source.pk}/"
    shown = text(accountant.post(f"{page}confirmation/", follow=True))
    assert "quelqu&#x27;un a agi entre-temps" in shown


def test_the_list_costs_the_same_whatever_the_number(boussole, accountant, count_queries):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            import_file(boussole / "sorties.csv")
        accountant.get("/chiffres/imports/")
        counts.append(count_queries(lambda: accountant.get("/chiffres/imports/")))
    assert counts[0] == counts[1]
