"""La Boussole in the columns of enDI and of a Sage ledger: rows ready for the writers of `figures`."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from rebond.demo.cooperative.ledger import BALANCE, FIXED, PAY, VARIABLE, postings
from rebond.demo.cooperative.shape import ContractPlan, Cooperative, PathPlan, PersonPlan
from rebond.demo.cooperative.trades import FAMILIES

Row = Mapping[str, object]
SITUATIONS = {
    "cape": "En convention",
    "cesa": "Entrepreneur salarié",
    "associate": "Sociétaire",
    "left": "Sortie",
}


class Tables:
    """Reads the plans once; each method is one file."""

    def __init__(self, cooperative: Cooperative, seed: str) -> None:
        self.cooperative, self.seed = cooperative, seed
        self._branches = {branch.key: branch.name for branch in cooperative.branches}
        people = {person.key: person.full_name for person in cooperative.persons if person.key}
        self._names = people | {who.key: f"{who.first_name} {who.last_name}" for who in cooperative.staff}
        self._codes: dict[int, list[str]] = {}
        self._trades: dict[int, str] = {}
        for activity in cooperative.activities:
            for member in activity.members:
                self._codes.setdefault(member.person, []).append(activity.code)
                self._trades.setdefault(member.person, FAMILIES[activity.family].name)

    def people(self) -> Iterator[Row]:
        """« Porteurs actifs », on the thirty months: those who left in the meantime are there too."""
        for person in self.cooperative.persons:
            path, on = person.path, self.cooperative.on
            yield {
                **self._identity(person, path),
                "Nom de naissance": person.birth_name,
                "Situation actuelle dans la CAE": SITUATIONS[path.standing(on)],
                "Accompagnateur": self._names.get(self.cooperative.portfolios.get(person.number, ""), ""),
                "Date info coll": path.info_meeting_on,
                "Date de contrat": next((c.starts_on for c in path.contracts if c.kind == "cesa"), None),
                "Date d'entrée au sociétariat": path.associate_on,
                "Prescripteur": person.prescriber,
                "E-mail 1": person.email,
                "Tél. fixe": person.phone,
                "Tél. mobile": person.mobile,
                "Adresse": person.address,
                "Code postal": person.postcode,
                "Ville": person.city,
                "Sexe": "F" if person.civility == "Mme" else "H",
                "Date de naissance": person.born_on,
                "Statut social à l'entrée": person.status_at_entry,
                "Statut social actuel": person.status_now,
                "Date de fin de droit": person.rights_end_on,
                "Date de sortie": path.left_on,
                "Type de sortie": path.exit_kind,
                "Motif de sortie": path.exit_reason,
                "ID Gestion sociale": f"GS{person.number:04}",
            }

    def stages(self) -> Iterator[Row]:
        """« Étapes de parcours »: everything that happened to each path, earlier paths included."""
        for person in self.cooperative.persons:
            for path in person.paths:
                yield from self._steps(person, path)

    def earlier_stages(self) -> Iterator[Row]:
        """The same, of the paths that ended before someone came back; read first, or they pass for an older entry."""
        for person in self.cooperative.persons:
            for path in person.paths[:-1]:
                yield from self._steps(person, path)

    def _steps(self, person: PersonPlan, path: PathPlan) -> Iterator[Row]:
        for step in (*_contract_steps(path), *_membership_steps(path)):
            yield {**self._identity(person, path), **step}

    def contracts(self) -> Iterator[Row]:
        """« Contrats signés » and their amendments."""
        for person in self.cooperative.persons:
            for path in person.paths:
                for step in _contract_steps(path):
                    kept = {
                        k: v for k, v in step.items() if k not in {"Étape", "Nature", "Nouvelle situation"}
                    }
                    known = self._identity(person, path)
                    del known["Identifiant interne"]
                    yield {**known, "Intitulé du contrat": step["Étape"], **kept}

    def turnover(self) -> Iterator[Row]:
        """« CA par code analytique »; a month before the activity began is left empty."""
        names = {person.number: person.full_name for person in self.cooperative.persons}
        for activity in self.cooperative.activities:
            sold = activity.turnover()
            if sold:
                keys = [(month.year, month.month) for month in self.cooperative.months]
                first = min(sold)
                yield {
                    "Code(s) analytique(s)": activity.code,
                    "Enseigne(s)": activity.name,
                    "Entrepreneur(s)": ", ".join(names[member.person] for member in activity.members),
                    "months": {key: sold.get(key, 0) for key in keys if key >= first},
                }

    def ledger(self) -> Iterator[Row]:
        for line in postings(self.cooperative, self.seed):
            yield {
                "analytic_code": line.code,
                "account": line.account,
                "date": line.on,
                "label": line.label,
                "debit_cents": line.debit,
                "credit_cents": line.credit,
                "journal": line.journal,
                "piece": line.piece,
            }

    def pay(self) -> Iterator[tuple[PersonPlan, date, dict[str, int]]]:
        """Each person and month with pay → cents by nature (the words of the ledger)."""
        found: dict[tuple[int, date], dict[str, int]] = {}
        for line in postings(self.cooperative, self.seed):
            if line.account == PAY:
                nature = next(word for word in (FIXED, VARIABLE, BALANCE) if line.label.startswith(word))
                found.setdefault((line.person, line.on.replace(day=1)), {})[nature] = line.debit
        persons = {person.number: person for person in self.cooperative.persons}
        for (number, month), amounts in sorted(found.items(), key=lambda item: item[0]):
            yield persons[number], month, amounts

    def _identity(self, person: PersonPlan, path: PathPlan) -> dict[str, object]:
        """What every enDI file says of a person; the codes go with the present path."""
        is_present = path is person.path
        return {
            "ID Utilisateur": person.endi_user_id,
            "Identifiant interne": person.internal_id,
            "Code(s) analytique(s)": ", ".join(self._codes[person.number]) if is_present else "",
            "Civilité": person.civility,
            "Nom": person.last_name,
            "Prénom": person.first_name,
            "Antenne de rattachement": self._branches[person.branch],
            "Typologie d'activité": self._trades[person.number],
            "Date d'entrée dans la CAE": path.entered_on,
        }


def _contract_steps(path: PathPlan) -> Iterator[dict[str, object]]:
    for rank, contract in enumerate(path.contracts):
        is_cape = contract.kind == "cape"
        yield {
            "Étape": ("Renouvellement CAPE" if rank else "Contrat CAPE") if is_cape else "Contrat CESA",
            "Nature": "Entrée" if is_cape else "Contrat",
            "Nouvelle situation": SITUATIONS[contract.kind],
            "Date d'effet": contract.starts_on,
            "Date d'échéance": contract.ends_on,
            "Type de contrat": "Convention CAPE" if is_cape else "CDI",
            **_terms(contract),
        }
        for amendment in contract.amendments:
            yield {
                "Étape": f"Avenant : {amendment.subject[0].lower()}{amendment.subject[1:]}",
                "Nature": "Avenant",
                "Nouvelle situation": SITUATIONS[contract.kind],
                "Date d'effet": amendment.effective_on,
                "Type de contrat": "CDI",
                "Salaire brut": _euros(amendment.monthly_gross_cents),
                "Objectif de CA / d'activité": _euros(amendment.turnover_goal_cents),
                "Numéro d'avenant": amendment.number,
            }


def _membership_steps(path: PathPlan) -> Iterator[dict[str, object]]:
    if path.associate_on is not None:
        yield {
            "Étape": "Entrée au sociétariat",
            "Nature": "Sociétariat",
            "Nouvelle situation": SITUATIONS["associate"],
            "Date d'effet": path.associate_on,
        }
    if path.left_on is not None:
        yield {
            "Étape": "Sortie contractuelle",
            "Nature": "Sortie",
            "Nouvelle situation": SITUATIONS["left"],
            "Date d'effet": path.left_on,
            "Type de sortie": path.exit_kind,
            "Motif de sortie": path.exit_reason,
        }


def _terms(contract: ContractPlan) -> dict[str, object]:
    return {
        "Qualité du salarié": contract.quality,
        "Nombre d'heures": contract.monthly_hours,
        "Salaire brut": _euros(contract.monthly_gross_cents),
        "Objectif de CA / d'activité": _euros(contract.turnover_goal_cents),
    }


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100
