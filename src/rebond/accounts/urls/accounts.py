"""Accounts, roles, invitations and one's own security, under /comptes/."""

from django.urls import URLPattern, path

from rebond.accounts.views import accounts, activity, invitations, rescue, roles, security

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("", accounts.account_list, name="list"),
    path("<int:pk>/", accounts.account, name="detail"),
    path("<int:pk>/roles/", roles.create, name="role-grant"),
    path("<int:pk>/roles/<str:role>/fin/", roles.end, name="role-end"),
    path("<int:pk>/desactivation/", activity.deactivation, name="deactivation"),
    path("<int:pk>/reactivation/", activity.reactivation, name="reactivation"),
    path(
        "<int:pk>/deuxiemes-verifications/retrait/",
        rescue.second_factors_removal,
        name="second-factors-removal",
    ),
    path("<int:pk>/adresse/", rescue.address_change, name="address-change"),
    path("invitations/", invitations.invitation_list, name="invitations"),
    path("invitations/nouvelle/", invitations.create, name="invitation-create"),
    path("invitations/<int:pk>/renvoi/", invitations.resending, name="invitation-resending"),
    path("invitations/<int:pk>/annulation/", invitations.cancellation, name="invitation-cancellation"),
    path("ma-securite/", security.security, name="security"),
    path("ma-securite/autres-sessions/", security.other_sessions_end, name="other-sessions-end"),
]
