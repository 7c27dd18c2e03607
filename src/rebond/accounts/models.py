from typing import ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac


class Role(models.TextChoices):
    """What someone comes for. A person may hold several at once."""

    MEMBER = "member", "entrepreneur·e"
    ADVISOR = "advisor", "chargé·e d'accompagnement"
    PAYROLL = "payroll", "paie"
    ACCOUNTING = "accounting", "comptabilité"
    TRAINING = "training", "référent·e formation"
    TRAINER = "trainer", "formateur·rice"
    FACILITATOR = "facilitator", "facilitateur·rice"
    COMMISSION = "commission", "membre de commission"
    PSYCHOLOGIST = "psychologist", "psychologue"
    DIRECTION = "direction", "direction"
    ADMINISTRATOR = "administrator", "administrateur·rice"


# Those who open the files of the persons they accompany, pay or answer for.
SUPPORT_TEAM = frozenset({Role.ADVISOR, Role.PAYROLL, Role.ACCOUNTING, Role.TRAINING, Role.DIRECTION})


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account; never deleted, deactivated on exit so that history keeps its names."""

    email = models.EmailField("adresse électronique", unique=True)
    name = models.CharField("nom affiché", max_length=150)
    is_active = models.BooleanField("actif", default=True)
    joined_at = models.DateTimeField("créé le", default=timezone.now)
    deactivated_at = models.DateTimeField("désactivé le", null=True, blank=True)
    # Part of what signs a session: raising it ends them all, those of other servers included.
    session_epoch = models.PositiveIntegerField("génération des sessions", default=0)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_whatever_the_case",
                violation_error_message="Un compte existe déjà avec cette adresse.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Django signs a session with the password; ours adds the epoch, for those who have no password."""
        signed = f"{self.password}|{self.session_epoch}"
        return salted_hmac("rebond.accounts.session", signed, secret=secret, algorithm="sha256").hexdigest()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now; read once per request."""
        if not hasattr(self, "_roles"):
            held = self.grants.filter(ended_at=None).values_list("role", flat=True) if self.is_active else ()
            self._roles = frozenset(Role(role) for role in held)
        return self._roles

    def forget_roles(self) -> None:
        self.__dict__.pop("_roles", None)

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def is_support_team(self) -> bool:
        return not self.roles.isdisjoint(SUPPORT_TEAM)


@pghistory.track()
class RoleGrant(models.Model):
    """A role given to an account, by whom, until when."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name="compte")
    role = models.CharField("rôle", max_length=20, choices=Role)
    granted_at = models.DateTimeField("donné le", auto_now_add=True)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="par")
    ended_at = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "rôle donné"
        verbose_name_plural = "rôles donnés"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(ended_at=None),
                name="role_held_once",
                violation_error_message="Ce compte a déjà ce rôle.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} : {self.get_role_display()}"


class Invitation(models.Model):
    """A link sent by e-mail that creates an account once, until it expires.

    Only the hash of the link's token is kept: reading the table gives no way in.
    """

    email = models.EmailField("adresse électronique")
    name = models.CharField("nom affiché", max_length=150)
    roles = models.JSONField("rôles")
    person_id_hint = models.BigIntegerField("personne", null=True, blank=True)
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="invité·e par")
    invited_at = models.DateTimeField("faite le", auto_now_add=True)
    sent_at = models.DateTimeField("message parti le", null=True, blank=True)
    expires_at = models.DateTimeField("expire le")
    accepted_at = models.DateTimeField("acceptée le", null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField("annulée le", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-invited_at"]
        verbose_name = "invitation"
        verbose_name_plural = "invitations"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(accepted_at=None, cancelled_at=None),
                name="one_pending_invitation_per_address",
                violation_error_message="Une invitation attend déjà à cette adresse.",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation de {self.email}"

    @property
    def is_pending(self) -> bool:
        """Neither accepted nor cancelled; its link may have expired, it can be sent again."""
        return self.accepted_at is None and self.cancelled_at is None

    @property
    def is_open(self) -> bool:
        return self.is_pending and self.expires_at > timezone.now()

    @property
    def role_labels(self) -> list[str]:
        return [Role(role).label for role in self.roles]
