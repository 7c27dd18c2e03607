"""The seven ledgers and the FEC, entered: figures equal an independent sum, to the cent."""

from datetime import date

import pytest

from rebond.figures.models import Figure
from rebond.figures.public import import_file
from rebond.figures.readers.tests import golden

pytestmark = pytest.mark.django_db
FILES = {
    "ledger_sage": golden.sage_csv,
    "ledger_ebp": golden.ebp_csv,
    "ledger_cegid": golden.cegid_xlsx,
    "ledger_quadra": golden.quadra_xlsx,
    "ledger_isacompta": golden.isacompta_csv,
    "ledger_isuite": golden.isuite_csv,
    "ledger_sage_generation_expert": golden.sage_expert_txt,
    "fec": golden.fec_txt,
}


def cents(text: str) -> int:
    whole, _, part = (text.replace(" ", "") or "0,00").partition(",")
    return int(whole) * 100 + int(part)


@pytest.mark.parametrize("kind", FILES)
def test_figures_equal_the_ledger(tmp_path, kind):
    expected: dict[tuple[str, date], int] = {}
    for code, account, day, _label, debit, credit in golden.ENTRIES:
        if account.startswith("70"):
            key = (code, day.replace(day=1))
            expected[key] = expected.get(key, 0) + cents(credit) - cents(debit)
    outcome = import_file(FILES[kind](tmp_path))
    assert (outcome.kind, outcome.errors) == (kind, [])
    found = {
        (code, month): amount
        for code, month, amount in Figure.objects.values_list("activity__analytic_code", "month", "cents")
    }
    assert found == expected
    assert outcome.totals == {(code, f"{month:%Y-%m}"): amount for (code, month), amount in expected.items()}


def test_the_slk_form_of_sage(tmp_path):
    outcome = import_file(golden.sage_slk(tmp_path))
    assert outcome.totals == golden.TURNOVER
    again = import_file(golden.sage_csv(tmp_path))
    assert (again.created, again.changed, again.unchanged) == (0, 0, 3)


def test_a_fec_without_analytic_column_is_refused_with_the_reason(tmp_path):
    from rebond.figures.models import Import
    from rebond.figures.readers import NotPerPerson

    with pytest.raises(NotPerPerson):
        import_file(golden.fec_txt(tmp_path, analytic=""))
    source = Import.objects.get()
    assert source.state == Import.State.REFUSED
    assert source.failure
    assert not Figure.objects.exists()
