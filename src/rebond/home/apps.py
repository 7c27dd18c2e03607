from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "rebond.home"
