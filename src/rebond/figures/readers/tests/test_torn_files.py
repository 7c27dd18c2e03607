"""Golden files torn at random: a sentence or lines, never a crash."""

import random
import zipfile

import pytest

from rebond.figures.readers import LedgerLine, LineError, UnreadableFile, read
from rebond.figures.readers.tests import golden
from rebond.figures.readers.tests.test_workbooks import ods

WRITERS = [
    golden.sage_csv, golden.sage_slk, golden.ebp_csv, golden.cegid_xlsx, golden.quadra_xlsx, golden.isacompta_csv,
    golden.isuite_csv, golden.sage_expert_txt, golden.fec_txt, ods,
]  # fmt: skip


def torn(content, chance):
    """Cut, change, repeat or remove a few bytes."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(broken)), chance.randint(1, 12)
        gesture = chance.randrange(4)
        if gesture == 0:
            broken[at : at + size] = chance.randbytes(size)
        elif gesture == 1:
            del broken[at : at + size]
        elif gesture == 2:
            broken[at:at] = broken[at : at + size]
        else:
            broken[at : at + 1] = chance.choice([b'"', b";", b"\n", b"\t", b"\0", b"=", b"\xe9", b",", b"|"])
    return bytes(broken or b"x")


def torn_inside(path, chance):
    """The archive stays sound, the XML inside does not."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in members if name.endswith((".xml", ".rels"))])
    members[name] = torn(members[name], chance)
    golden.zip_of(path, members)


def outcome(path):
    try:
        return list(read(path).rows())
    except UnreadableFile as error:
        return [str(error)]


def assert_no_crash(items):
    assert {type(item) for item in items} <= {LedgerLine, LineError, str}
    assert all(item.reason.endswith(".") for item in items if isinstance(item, LineError))


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("seed", range(25))
def test_a_torn_file_is_a_sentence_or_lines(tmp_path, write, seed):
    path = write(tmp_path)
    path.write_bytes(torn(path.read_bytes(), random.Random(f"{write.__name__}{seed}")))
    assert_no_crash(outcome(path))


@pytest.mark.parametrize(
    "write", [golden.cegid_xlsx, golden.quadra_xlsx, ods], ids=lambda write: write.__name__
)
@pytest.mark.parametrize("seed", range(25))
def test_a_workbook_torn_inside_is_a_sentence_or_lines(tmp_path, write, seed):
    path = write(tmp_path)
    torn_inside(path, random.Random(seed))
    assert_no_crash(outcome(path))
