"""One function per alert: facts in, at most one sentence out. The law's figures come from `droit`."""

from collections.abc import Iterator
from datetime import date

from rebond.droit.socle import Incomplet, Resultat
from rebond.people import law
from rebond.people.models import Person
from rebond.people.models.contracts import ContractKind
from rebond.people.queries.alert_kinds import Alert, AlertKind, Severity
from rebond.people.queries.facts import Facts
from rebond.people.wording import day, in_days, plural

# How long ahead people want to be told: a habit of the house, not a figure of law.
CAPE_NOTICE_DAYS = 60
ASSOCIATE_NOTICE_DAYS = 180
BEYOND_LAW = {"cape_trop_longue", "cape_quatrieme_periode", "cape_chevauchement"}


def cape_end(facts: Facts) -> Iterator[Alert]:
    """The last contract of the path is a CAPE that ends soon, or has ended with nothing after it."""
    last = max(facts.path_contracts, key=lambda contract: contract.last_day or date.max, default=None)
    if last is None or last.kind != ContractKind.CAPE or last.last_day is None:
        return
    left = (last.last_day - facts.on).days
    if left < 0:
        sentence = (
            f"Le CAPE de {facts.name} est fini {in_days(left)} (le {day(last.last_day)}) et aucun contrat n'a suivi : "
            "signer la suite, ou enregistrer la sortie."
        )
        yield _alert(facts, AlertKind.CAPE_ENDED, Severity.URGENT, sentence, due_on=last.last_day)
    elif left <= CAPE_NOTICE_DAYS:
        sentence = (
            f"Le CAPE de {facts.name} finit {in_days(left)}, le {day(last.last_day)} : {_what_next(facts)}."
        )
        yield _alert(facts, AlertKind.CAPE_ENDS, Severity.SOON, sentence, due_on=last.last_day)


def _what_next(facts: Facts) -> str:
    answer = law.cape_now(facts.capes, on=facts.on)
    left = answer.valeur.renouvellements_restants if isinstance(answer, Resultat) else 0
    if left:
        return f"le renouveler ({plural(left, 'renouvellement possible', 'renouvellements possibles')}), ou préparer le CESA"
    return "il ne se renouvelle plus, préparer le CESA ou une sortie"


def cape_beyond_law(facts: Facts) -> Iterator[Alert]:
    """Facts that came in as they are (an import, an old file) and that the rule of the CAPE does not allow."""
    answer = law.cape_now(facts.capes, on=facts.on)
    if not isinstance(answer, Resultat):
        return
    for warning in answer.avertissements:
        if warning.code in BEYOND_LAW:
            sentence = f"CAPE de {facts.name} : {warning.texte}"
            yield _alert(facts, AlertKind.CAPE_BEYOND_LAW, Severity.URGENT, sentence, article=warning.article)


def associate_deadline(facts: Facts) -> Iterator[Alert]:
    if facts.cesa is None or facts.is_associate:
        return
    answer = law.associate_deadline(
        facts.cesa, facts.contracts, on=facts.on, associate_on=facts.path.associate_on
    )
    if not isinstance(answer, Resultat) or answer.valeur.jours_restants > ASSOCIATE_NOTICE_DAYS:
        return
    due, left = answer.valeur.echeance, answer.valeur.jours_restants
    article = answer.etapes[-1].article
    if left < 0:
        sentence = f"{facts.name} : {_warnings(answer)}"
        yield _alert(facts, AlertKind.ASSOCIATE_DUE, Severity.URGENT, sentence, due_on=due, article=article)
    else:
        sentence = (
            f"{facts.name} devient associé·e au plus tard le {day(due)} ({in_days(left)}) : "
            "inscrire sa demande à la prochaine assemblée."
        )
        yield _alert(facts, AlertKind.ASSOCIATE_DUE, Severity.SOON, sentence, due_on=due, article=article)


def _warnings(answer: Resultat[object]) -> str:
    return " ".join(warning.texte for warning in answer.avertissements)


def no_advisor(facts: Facts) -> Iterator[Alert]:
    if facts.follow is None:
        sentence = f"{facts.name} n'est dans aucun portefeuille : choisir qui l'accompagne."
        yield _alert(facts, AlertKind.NO_ADVISOR, Severity.SOON, sentence)


def advisor_gone(facts: Facts) -> Iterator[Alert]:
    if facts.follow is None or not (why := _gone(facts.follow.advisor, facts.on)):
        return
    sentence = f"{facts.name} est dans le portefeuille de {facts.follow.advisor}, {why} : passer le relais."
    yield _alert(facts, AlertKind.ADVISOR_GONE, Severity.URGENT, sentence)


def _gone(advisor: Person, on: date) -> str:
    left_on = advisor.support_team_left_on
    if left_on is not None and left_on < on:
        return f"qui a quitté l'équipe d'appui le {day(left_on)}"
    if not advisor.is_support_team:
        return "qui n'est pas dans l'équipe d'appui"
    if advisor.account is not None and not advisor.account.is_active:
        return "dont le compte est désactivé"
    return ""


def cesa_incomplete(facts: Facts) -> Iterator[Alert]:
    """The blocks that the law wants in a CESA and that nobody has noted yet."""
    if facts.cesa is None:
        return
    answer = law.checklist(facts.cesa, (clause.key for clause in facts.cesa.clauses.all()))
    if isinstance(answer, Incomplet):
        total = len(law.BLOCKS[ContractKind.CESA])
        sentence = (
            f"CESA de {facts.name} : {plural(len(answer.manques), 'bloc obligatoire', 'blocs obligatoires')} "
            f"sur {total} à compléter."
        )
        article = answer.manques[0].article.partition(",")[0]
        yield _alert(facts, AlertKind.CESA_INCOMPLETE, Severity.NOTICE, sentence, article=article)


def _alert(
    facts: Facts,
    kind: AlertKind,
    severity: Severity,
    sentence: str,
    *,
    due_on: date | None = None,
    article: str = "",
) -> Alert:
    return Alert(kind, facts.person.pk, facts.name, facts.status, sentence, severity, due_on, article)
