from django.apps import AppConfig


class AccompanimentConfig(AppConfig):
    name = "rebond.accompaniment"

    def ready(self) -> None:
        # The names of the permissions exist from the start, before any view asks for one.
        from rebond.accompaniment import permissions  # noqa: F401
