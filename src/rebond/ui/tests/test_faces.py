import hashlib
import re
from xml.etree import ElementTree as ET

from rebond.ui.faces import traits
from rebond.ui.public import face


def test_the_same_seed_always_gives_the_same_face():
    """The digest is written here so that a new version of the program does not change everyone's face."""
    digest = hashlib.sha256("".join(face(seed) for seed in range(50)).encode()).hexdigest()
    assert digest[:16] == "affcb886de5fb60d"
    assert face(7) == face("7")


def test_faces_differ():
    assert len({str(face(seed)) for seed in range(300)}) == 300


def test_every_trait_is_met_and_none_takes_over():
    faces = [str(face(seed)) for seed in range(600)]
    for skin, _ in traits.SKINS:
        share = sum(f'<ellipse fill="{skin}"' in drawn for drawn in faces) / len(faces)
        assert 0.08 < share < 0.22, skin
    scarves = sum(traits.SCARF_BEHIND in drawn for drawn in faces)
    assert 20 < scarves < 90
    assert not any(traits.SCARF_BEHIND in drawn and any(b in drawn for b in traits.BEARDS) for drawn in faces)
    for cut in traits.CUTS.values():
        assert any(cut[1] in drawn for drawn in faces)


def test_a_face_is_well_formed_silent_and_without_style():
    drawn = str(face("x"))
    ET.fromstring(drawn)
    assert 'aria-hidden="true"' in drawn
    assert not re.search(r"\sstyle=|\son\w+=|<script", drawn)


def test_a_named_face_is_read_and_its_name_is_escaped():
    drawn = str(face("x", name='Zoé "<b>"'))
    assert 'role="img" aria-label="Zoé &quot;&lt;b&gt;&quot;"' in drawn
    assert "aria-hidden" not in drawn
