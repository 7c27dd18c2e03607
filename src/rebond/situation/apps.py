from django.apps import AppConfig


class SituationConfig(AppConfig):
    name = "rebond.situation"

    def ready(self) -> None:
        # The names of the permissions exist from the start, before any view asks for one.
        from rebond.situation import permissions  # noqa: F401
