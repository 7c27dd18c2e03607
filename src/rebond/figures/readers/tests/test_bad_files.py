"""Files that must not enter: each is one French sentence that says what to do, never a crash."""

import pytest

from rebond.figures.readers import (
    DamagedFile,
    DisguisedFile,
    EmptyFile,
    LineError,
    MissingColumns,
    MissingFile,
    NotAFile,
    Options,
    TooLarge,
    UnknownKind,
    UnreadableFile,
    WrongOptions,
    read,
)
from rebond.figures.readers.tests import golden

HEADER = ";".join(golden.SAGE)
LINE = "A1;706000;15/01/2020;VE;F1;Vente;;10,00"


def bytes_in(folder, content, name="export.csv"):
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path, kind="auto"):
    with pytest.raises(UnreadableFile) as caught:
        list(read(path, kind).rows())
    assert str(caught.value).rstrip().endswith(".")
    return type(caught.value)


def test_no_file_a_folder_an_empty_file(tmp_path):
    assert refusal(tmp_path / "absent.csv") is MissingFile
    assert refusal(tmp_path) is NotAFile
    assert refusal(bytes_in(tmp_path, b"")) is EmptyFile
    assert refusal(bytes_in(tmp_path, b"\xef\xbb\xbf \r\n\r\n")) is EmptyFile
    assert refusal("nul\0.csv") is MissingFile


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"<html><table><tr><td>Nom</td></tr></table>", b"<?xml version='1.0'?><x/>",
     b"\x7fELF\x02", b"MZ\x90\x00\x03", b"\x1f\x8b\x08\x00", bytes(range(256)) * 20],
)  # fmt: skip
@pytest.mark.parametrize("name", ["export.csv", "export.xlsx", "export.xls"])
def test_another_thing_under_the_name_of_a_table(tmp_path, content, name):
    assert refusal(bytes_in(tmp_path, content, name)) in {DisguisedFile, DamagedFile}


def test_a_nul_byte_far_in_the_file_is_found_before_reading(tmp_path):
    content = (HEADER + "\n" + f"{LINE}\n" * 40_000).encode() + b"A1;70\x006;\n"
    with pytest.raises(DamagedFile, match="ligne 40002"):
        read(bytes_in(tmp_path, content))


def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path):
    content = f"{HEADER}\n{LINE}\n".encode() + LINE.replace("Vente", "Été").encode("cp1252")
    with pytest.raises(DamagedFile, match=r"deux encodages .* ligne 3"):
        read(bytes_in(tmp_path, content))


def test_a_quote_left_open_does_not_swallow_the_lines_below(tmp_path):
    torn = LINE.replace("Vente", '"Vente')
    for lines in (
        [HEADER, torn, *[LINE] * 3],
        [HEADER, LINE, torn, LINE, torn.replace(";VE", ';"VE"'), LINE],
    ):
        with pytest.raises(DamagedFile, match="guillemet"):
            list(read(golden.write_text(tmp_path / "l.csv", lines)).rows())


def test_a_quote_left_open_on_the_last_line_cuts_that_line_only(tmp_path):
    path = golden.write_text(tmp_path / "l.csv", [HEADER, LINE, LINE.replace("Vente", '"Vente')])
    items = list(read(path).rows())
    assert [type(item) for item in items[1:]] == [LineError]


def test_too_many_columns_and_endless_lines(tmp_path):
    assert refusal(golden.write_text(tmp_path / "l.csv", [HEADER, LINE, ";" * 5000])) is TooLarge
    assert refusal(bytes_in(tmp_path, HEADER.encode() + b"\n" + b"x" * 3_000_000)) is TooLarge
    long_cell = LINE.replace("Vente", '"' + "x" * 200_000 + '"')
    assert refusal(golden.write_text(tmp_path / "l.csv", [HEADER, long_cell])) is DamagedFile


def test_a_table_nobody_knows_and_a_kind_that_does_not_fit(tmp_path):
    path = golden.write_text(tmp_path / "l.csv", ["Légume;Poids", "Poireau;2"])
    with pytest.raises(UnknownKind, match="Légume, Poids"):
        read(path)
    assert refusal(path, "porteurs_actifs") is MissingColumns
    assert refusal(path, "ledger_ebp") is MissingColumns
    assert refusal(path, "inconnu") is WrongOptions


def test_sage_columns_that_contradict_their_place_are_refused(tmp_path):
    header = HEADER.replace("Montant débit;Montant crédit", "Montant crédit;Montant débit")
    assert refusal(golden.write_text(tmp_path / "l.csv", [header, LINE])) is MissingColumns


def test_formulas_are_text_and_never_amounts(tmp_path):
    attack = "=cmd|' /C calc'!A0"
    lines = [HEADER, LINE.replace("Vente", attack), LINE.replace("10,00", "=1+1")]
    first, second = read(golden.write_text(tmp_path / "l.csv", lines)).rows()
    assert first.label == attack
    assert "formule" in second.reason


def test_an_unknown_sheet_is_refused_with_the_names(tmp_path):
    path = golden.cegid_xlsx(tmp_path)
    with pytest.raises(WrongOptions, match="Export"):
        read(path, options=Options(sheet="Autre"))
