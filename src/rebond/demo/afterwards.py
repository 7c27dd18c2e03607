"""What no file says: the clauses of the contracts, what each activity is, how exits ended."""

from rebond.demo.clauses import TEXTS
from rebond.demo.cooperative.shape import ActivityPlan, Cooperative
from rebond.demo.cooperative.trades import FAMILIES
from rebond.demo.house import House
from rebond.people.public import (
    Activity,
    ActivityMember,
    Contract,
    Path,
    close,
    close_activity,
    quit_activity,
    trade_named,
    update_activity,
    write_clauses,
)


def write_checklists(house: House) -> None:
    """The clauses of the contracts in force; a few lack what the plan says."""
    found = {
        (contract.person.internal_id, contract.kind, contract.starts_on): contract
        for contract in Contract.objects.in_force(house.cooperative.on).select_related("person")
    }
    for plan in house.cooperative.persons:
        for contract in plan.path.contracts:
            signed = found.get((plan.internal_id, contract.kind, contract.starts_on))
            if signed is not None:
                texts = {
                    key: text for key, text in TEXTS[contract.kind].items() if key not in contract.missing
                }
                write_clauses(signed, texts, by=house.accounts["solenn"])


def finish_activities(house: House) -> None:
    """Describe each one; end what those who left carried; close what is closed."""
    internal = {plan.number: plan.internal_id for plan in house.cooperative.persons}
    activities = {activity.analytic_code: activity for activity in Activity.objects.all()}
    carried = {
        (membership.activity.analytic_code, membership.person.internal_id): membership
        for membership in ActivityMember.objects.select_related("activity", "person")
    }
    for plan in house.cooperative.activities:
        activity = activities[plan.code]
        _describe(house, activity, plan)
        for member in plan.members:
            if member.ended_on is not None:
                quit_activity(carried[plan.code, internal[member.person]], on=member.ended_on, by=None)
        if plan.closed_on is not None:
            close_activity(activity, on=plan.closed_on, by=None)


def _describe(house: House, activity: Activity, plan: ActivityPlan) -> None:
    update_activity(
        activity,
        by=None,
        name=plan.name,
        description=f"{plan.work[0].upper()}{plan.work[1:]}",
        trade=trade_named(FAMILIES[plan.family].name, by=None),
        branch=house.branches[plan.branch],
    )


def close_paths(cooperative: Cooperative) -> None:
    """The second exit, the accounting one, that no file of enDI tells apart from the first."""
    closing = {
        (plan.internal_id, path.entered_on): path.closed_on
        for plan in cooperative.persons
        for path in plan.paths
        if path.closed_on is not None
    }
    for passage in Path.objects.filter(left_on__isnull=False).select_related("person").order_by("pk"):
        closed_on = closing.get((passage.person.internal_id, passage.entered_on))
        if closed_on is not None:
            close(passage, on=closed_on, by=None)
