"""Sign-in, under /connexion/. The names are allauth's, which reverses them; only what is wanted is listed."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as socialaccount
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import URLPattern, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern] = [
    path("", account.login, name="account_login"),
    path("code/", account.request_login_code, name="account_request_login_code"),
    path("code/saisie/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sortie/", account.logout, name="account_logout"),
    path("compte-desactive/", account.account_inactive, name="account_inactive"),
    path("inscription/", account.signup, name="account_signup"),
    path("confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("adresse/", account.email, name="account_email"),
    path("adresse/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/premier/", account.password_set, name="account_set_password"),
    path("mot-de-passe/oubli/", account.password_reset, name="account_reset_password"),
    path(
        "mot-de-passe/oubli/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "mot-de-passe/oubli/nouveau/", account.complete_password_reset, name="account_complete_password_reset"
    ),
    path(
        "mot-de-passe/oubli/fait/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("double/", mfa.authenticate, name="mfa_authenticate"),
    path("double/confirmation/", mfa.reauthenticate, name="mfa_reauthenticate"),
    # Where allauth goes back to after a change; everything is listed on our own page.
    path("double/reglages/", RedirectView.as_view(pattern_name="accounts:security"), name="mfa_index"),
    path("double/application/", totp.activate_totp, name="mfa_activate_totp"),
    path("double/application/retrait/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("double/secours/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "double/secours/nouveaux/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "double/secours/fichier/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("cles/entree/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("cles/ajout/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("cles/confirmation/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("cles/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("cles/<int:pk>/retrait/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("sso/annule/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("sso/<slug:provider_id>/retour/", oidc.callback, name="openid_connect_callback"),
]
