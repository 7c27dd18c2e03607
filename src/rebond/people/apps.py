from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rebond.people"

    def ready(self) -> None:
        # The names of the permissions exist from the start, before any view asks for one.
        from rebond.people import permissions  # noqa: F401
