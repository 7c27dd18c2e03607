import pytest

from rebond.people.names import fold, search_text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("D'Été-Noël", "d ete noel"),
        ("  Cœur   de  Lion ", "coeur de lion"),
        ("ŁUKASZ Ørsted", "lukasz orsted"),
        ("Straße", "strasse"),
        ("O’Neill", "o neill"),
        ("", ""),
    ],
)
def test_fold(typed, folded):
    assert fold(typed) == folded


def test_search_text_holds_each_part_apart_and_in_one_word():
    assert search_text("Jean-Noël", "de La Tour", "") == "jean noel de la tour jeannoel delatour"
