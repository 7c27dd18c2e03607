from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rebond.accounts"

    def ready(self) -> None:
        # Names the permissions, so that has_perm("accounts.manage") means the same everywhere.
        from rebond.accounts import permissions  # noqa: F401
