"""What happens to a contract once signed: clauses, amendments, early end, and the undo of each."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import amendments, clauses, ends
from rebond.people.forms.contracts import AmendmentForm, ClausesForm
from rebond.people.forms.paths import EndContractForm
from rebond.people.models import Contract
from rebond.people.views.answers import Page, confirm_page, form_page, today
from rebond.people.views.audit import note_access
from rebond.people.views.contracts import story
from rebond.people.views.reaching import amendment_for, contract_for

both = require_http_methods(["GET", "POST"])


@both
def write_clauses(request: SignedIn, pk: int) -> HttpResponse:
    contract = _editable(request, pk)
    intro = "Écrivez la clause, ou l'endroit du contrat où elle se trouve. Une clause vide est à compléter."
    page = Page(f"Clauses : {contract}", story(contract.person), intro=intro, done="Clauses enregistrées.")
    form = ClausesForm(contract, request.POST or None)
    return form_page(request, form, page, lambda said: clauses.write(contract, said, by=request.user))


@both
def add_amendment(request: SignedIn, pk: int) -> HttpResponse:
    contract = _editable(request, pk)
    intro = "Le numéro suit le dernier avenant de ce contrat."
    page = Page(f"Nouvel avenant : {contract}", story(contract.person), "Ajouter l'avenant", intro)
    form = AmendmentForm(request.POST or None, initial={"effective_on": today()})
    return form_page(request, form, page, lambda said: amendments.add(contract, by=request.user, **said))


@both
def remove_amendment(request: SignedIn, pk: int) -> HttpResponse:
    amendment = amendment_for(request.user, pk)
    person = amendment.contract.person
    require(request.user, "people.edit_person", person)
    intro = "Pour une erreur de saisie seulement. L'historique de la base en garde la trace."
    page = Page(f"Retirer l'avenant n° {amendment.number}", story(person), "Retirer l'avenant", intro)
    return confirm_page(request, page, lambda: amendments.remove(amendment, by=request.user))


@both
def end(request: SignedIn, pk: int) -> HttpResponse:
    contract = _editable(request, pk)
    intro = "Le contrat finit plus tôt que prévu. Une erreur s'annule."
    page = Page(f"Fin anticipée : {contract}", story(contract.person), "Terminer le contrat", intro)
    form = EndContractForm(request.POST or None, initial={"on": today()}, label="Dernier jour")
    return form_page(request, form, page, lambda said: ends.end(contract, by=request.user, **said))


@both
def resume(request: SignedIn, pk: int) -> HttpResponse:
    contract = _editable(request, pk)
    page = Page(
        f"Annuler la fin anticipée : {contract}", story(contract.person), "Reprendre le contrat",
        "Le contrat reprend comme si la fin anticipée n'avait pas été notée.",
    )  # fmt: skip
    return confirm_page(request, page, lambda: ends.resume(contract, by=request.user))


@both
def undo_signature(request: SignedIn, pk: int) -> HttpResponse:
    contract = _editable(request, pk)
    intro = "Pour une erreur de saisie seulement. L'historique de la base en garde la trace ; un CAPE arrêté par ce CESA reprend."
    page = Page(f"Retirer ce contrat : {contract}", story(contract.person), "Retirer le contrat", intro)
    return confirm_page(request, page, lambda: ends.undo_signature(contract, by=request.user))


def _editable(request: SignedIn, pk: int) -> Contract:
    contract = contract_for(request.user, pk)
    require(request.user, "people.edit_person", contract.person)
    note_access(request, request.user, contract.person, "contrat")
    return contract
