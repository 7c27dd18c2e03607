"""Who is in La Boussole, on any day it is shown."""

import re
from collections import Counter
from datetime import timedelta

from rebond.demo.cooperative import invent
from rebond.demo.cooperative.cast import ADVISORS
from rebond.demo.cooperative.places import SIREN
from rebond.demo.cooperative.shape import PathPlan
from rebond.droit.contrats import Etat, Periode, echeance_associe, verifier_cape
from rebond.droit.socle import Refus, Resultat, ajouter_mois


def test_the_counts_of_the_brief(any_day):
    standings = Counter(person.path.standing(any_day.on) for person in any_day.persons)
    assert standings == {"cape": 45, "cesa": 85, "associate": 75, "left": 26}
    assert sum(activity.closed_on is None for activity in any_day.activities) == 134
    assert len(any_day.branches) == 3
    assert sum(who.in_team and (who.leaves_on or any_day.on) >= any_day.on for who in any_day.staff) == 13


def test_the_same_seed_and_day_give_the_same_cooperative(boussole, today):
    assert invent(today) == boussole
    assert invent(today, "une autre") != boussole
    assert invent(today + timedelta(days=1)) != boussole


def test_everyone_has_their_own_name_keys_and_telephone(boussole):
    persons = boussole.persons
    for fact in ("full_name", "internal_id", "endi_user_id", "mobile", "email"):
        values = [getattr(person, fact) for person in persons]
        assert len(set(values)) == len(values), fact
    assert not {p.full_name for p in persons} & {f"{s.first_name} {s.last_name}" for s in boussole.staff}


def test_nothing_can_reach_a_real_person(boussole):
    for person in boussole.persons:
        assert re.fullmatch(r"06 39 98 \d\d \d\d", person.mobile)
        assert person.phone == "" or re.fullmatch(r"02 61 91 \d\d \d\d", person.phone)
        assert re.fullmatch(r"[a-z.-]+@laboussole\.example", person.email)
        assert person.postcode.startswith("96")
    assert all(who.email.endswith("@laboussole.example") for who in boussole.staff)


def luhn(digits):
    doubled = [int(d) * (1 + rank % 2) for rank, d in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def test_the_sirets_are_valid_and_nobody_s(boussole):
    sirets = [place.siret for place in boussole.establishments]
    assert sirets[0] != sirets[1]
    assert luhn(SIREN)
    for siret in sirets:
        assert len(siret) == 14
        assert luhn(siret)
        assert siret.startswith("99999999")
    assert luhn("732829320")  # the worked example of the public documentation
    assert not luhn("732829321")


def periods(path: PathPlan, kind):
    return [Periode(c.kind, c.starts_on, c.ends_on) for c in path.contracts if c.kind == kind]


def test_every_cape_is_within_the_law(any_day):
    for person in any_day.persons:
        for path in person.paths:
            capes = periods(path, "cape")
            for rank, period in enumerate(capes):
                answer = verifier_cape(period, capes[:rank], on=any_day.on)
                assert isinstance(answer, Resultat), (person, answer)
                assert answer.avertissements == ()


def test_contracts_follow_each_other_and_have_begun(any_day):
    for person in any_day.persons:
        for path in person.paths:
            starts = [c.starts_on for c in path.contracts]
            assert starts[0] == path.entered_on <= any_day.on
            assert starts == sorted(starts)
            for before, after in zip(path.contracts, path.contracts[1:], strict=False):
                assert before.ends_on is not None
                assert before.ends_on < after.starts_on <= any_day.on
                assert (after.starts_on - before.ends_on).days <= 2
        for earlier, later in zip(person.paths, person.paths[1:], strict=False):
            assert earlier.left_on < later.entered_on


def deadline(person, on):
    cesa = next(c for c in person.path.contracts if c.kind == "cesa")
    before = [
        Periode(c.kind, c.starts_on, c.ends_on)
        for path in person.paths
        for c in path.contracts
        if c is not cesa
    ]
    answer = echeance_associe(cesa.starts_on, before, on=on, associe_le=person.path.associate_on)
    assert not isinstance(answer, Refus), (person, answer)
    return answer.valeur


def test_the_deadline_to_become_associate(any_day):
    employed = [p for p in any_day.persons if p.path.standing(any_day.on) in {"cesa", "associate"}]
    answers = {person.full_name: deadline(person, any_day.on) for person in employed}
    states = Counter(answer.etat for answer in answers.values())
    assert states == {Etat.ASSOCIE: 75, Etat.A_VENIR: 83, Etat.DEPASSEE: 2}
    soon = [a for a in answers.values() if a.etat == Etat.A_VENIR and a.jours_restants <= 180]
    assert len(soon) >= 5


def test_newcomers_renewals_and_ends_of_cape(any_day):
    on = any_day.on
    capes = [p.path for p in any_day.persons if p.path.standing(on) == "cape"]
    assert sum(path.entered_on > ajouter_mois(on, -13) for path in capes) >= 25
    assert {len(path.contracts) for path in capes} == {1, 2, 3}
    ending = [p for p in capes if p.contracts[-1].ends_on <= on + timedelta(days=45)]
    assert len(ending) >= 3
    assert all(path.contracts[-1].ends_on >= on for path in capes)


def test_people_who_came_back(boussole):
    back = [person for person in boussole.persons if len(person.paths) > 1]
    assert {person.path.standing(boussole.on) for person in back} == {"cape", "cesa", "associate"}
    assert boussole.person("jeanne") in back


def test_amendments_are_numbered_from_one(boussole):
    contracts = [c for p in boussole.persons for path in p.paths for c in path.contracts]
    changed = [c.amendments for c in contracts if c.amendments]
    assert len(changed) >= 40
    assert max(map(len, changed)) >= 2
    for amendments in changed:
        assert [a.number for a in amendments] == list(range(1, len(amendments) + 1))
        assert all(a.effective_on <= boussole.on for a in amendments)


def test_exits_have_two_steps(any_day):
    gone = [p.path for p in any_day.persons if p.path.standing(any_day.on) == "left"]
    assert any(path.closed_on is None for path in gone)
    for path in gone:
        assert path.left_on < any_day.on
        assert path.closed_on is None or path.left_on < path.closed_on < any_day.on
        assert path.exit_kind
        assert path.exit_reason


def test_portfolios(any_day):
    present = {p.number for p in any_day.persons if p.path.standing(any_day.on) != "left"}
    followed = any_day.portfolios
    assert len(present - followed.keys()) == 6
    assert followed.keys() <= present
    sizes = Counter(followed.values())
    assert sizes.pop("ronan") == 5
    assert set(sizes) == set(ADVISORS)
    assert all(8 <= size <= 62 for size in sizes.values())
    maelle = any_day.person("maelle")
    assert followed[maelle.number] != "maelle"
