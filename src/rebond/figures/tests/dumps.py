"""The whole of the tables an import writes, as plain values: « exactly as before » is an equality."""

from django.apps import apps

TABLES = (
    "people.person", "people.path", "people.contract", "people.amendment", "people.follow", "people.activity",
    "people.activitymember", "people.branch", "people.trade", "figures.figure",
)  # fmt: skip


def dump() -> dict[str, list[dict]]:
    return {name: list(apps.get_model(name)._base_manager.order_by("pk").values()) for name in TABLES}
