from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "rebond.figures"

    def ready(self) -> None:
        from rebond.figures import permissions  # noqa: F401  (names its predicates)
