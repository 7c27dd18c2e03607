from rebond.people.models.activities import Activity, ActivityMember, Trade
from rebond.people.models.amendments import Amendment, ContractClause
from rebond.people.models.contracts import Contract
from rebond.people.models.paths import Path
from rebond.people.models.persons import Person
from rebond.people.models.places import Branch, Establishment
from rebond.people.models.portfolios import Follow, HandOver

__all__ = [
    "Activity",
    "ActivityMember",
    "Amendment",
    "Branch",
    "Contract",
    "ContractClause",
    "Establishment",
    "Follow",
    "HandOver",
    "Path",
    "Person",
    "Trade",
]
