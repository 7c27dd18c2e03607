"""The files are those enDI and Sage write: the readers of `figures` find nothing wrong in them."""

import subprocess
import sys

import pytest

from rebond.demo.files import CONTRACTS, EVERY, FILES, TO_TRY, main, write_files
from rebond.figures import readers


@pytest.fixture(scope="module")
def folder(boussole, tmp_path_factory):
    target = tmp_path_factory.mktemp("fichiers")
    write_files(target, boussole)
    return target


def rows_of(folder, file):
    reading = readers.read(folder / file.name)
    items = list(reading.rows())
    wrong = [item for item in items if isinstance(item, readers.LineError)]
    return reading, [item for item in items if item not in wrong], wrong


@pytest.mark.parametrize("file", [f for f in (*FILES, CONTRACTS) if f.kind != "mapped"], ids=lambda f: f.key)
def test_each_file_is_recognised_and_right_to_the_last_line(folder, file):
    reading, rows, wrong = rows_of(folder, file)
    assert reading.kind == file.kind
    assert wrong == []
    assert len(rows) == reading.lines_read > 0


def test_one_line_for_each_person_and_the_ledger_says_the_turnover(folder, boussole):
    by_key = {file.key: file for file in FILES}
    _, people, _ = rows_of(folder, by_key["porteurs-actifs"])
    assert sorted(row.internal_id for row in people) == sorted(p.internal_id for p in boussole.persons)
    _, table, _ = rows_of(folder, by_key["ca-par-code"])
    _, lines, _ = rows_of(folder, by_key["grand-livre"])
    from_ledger = {key: cents for key, cents in readers.aggregate_turnover(lines).items() if cents}
    months = {f"{month:%Y-%m}" for month in boussole.months[-13:]}
    from_table = {
        (row.analytic_codes[0], month.key): month.cents
        for row in table
        for month in row.months
        if month.cents and month.key in months
    }
    assert from_ledger == from_table


def test_the_files_to_try_hold_the_mistakes_they_announce(folder):
    by_key = {file.key: file for file in TO_TRY}
    reading, rows, wrong = rows_of(folder, by_key["nouveaux-porteurs"])
    assert (reading.lines_read, len(rows), [error.value for error in wrong]) == (7, 6, ["31/02/2026"])
    _, rows, wrong = rows_of(folder, by_key["ca-corrige"])
    assert [row.total_cents for row in rows] == [57_600 + 45_000, 32_000]
    assert [error.value for error in wrong] == ["huit cents euros"]


def test_own_tables_need_to_be_told(folder):
    for file in (f for f in EVERY if f.kind == "mapped"):
        with pytest.raises(readers.UnknownKind):
            readers.detect(folder / file.name)


def test_the_command_writes_every_file_without_a_database(tmp_path):
    command = [sys.executable, "-m", "rebond.demo.files", str(tmp_path / "essai"), "2026-11-23"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"})
    assert done.stdout.splitlines() == [str(tmp_path / "essai" / file.name) for file in EVERY]
    assert sorted(path.name for path in (tmp_path / "essai").iterdir()) == sorted(file.name for file in EVERY)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [([], 2, "Usage"), (["d", "hier"], 2, "AAAA-MM-JJ"), (["/dev/null/d"], 1, "Impossible d’écrire")],
)
def test_the_command_says_what_is_wrong(arguments, status, said, capsys):
    assert main(arguments) == status
    assert said in capsys.readouterr().err
