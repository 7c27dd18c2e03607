import pytest

from rebond.ui.wording import of


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("octobre 2026", "d'octobre 2026"),
        ("août 2026", "d'août 2026"),
        ("mai 2026", "de mai 2026"),
        ("Aïcha Zerhounat", "d'Aïcha Zerhounat"),
        ("Élise Morin", "d'Élise Morin"),
        ("Yanis Berkanel", "de Yanis Berkanel"),
        ("", "de "),
    ],
)
def test_de_is_shortened_before_a_vowel(words, said):
    assert of(words) == said
