"""Every address of the house. Sign-in is asked everywhere unless a view says otherwise."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rebond.home.urls")),
    path("connexion/", include("rebond.accounts.urls")),
    path("comptes/", include("rebond.accounts.urls.accounts")),
    path("personnes/", include("rebond.people.urls")),
    path("chiffres/", include("rebond.figures.urls")),
    path("suivi/", include("rebond.accompaniment.urls")),
    path("crises/", include("rebond.situation.urls")),
    path("direct/", include("rebond.live.urls")),
    path("etat/", include("rebond.ops.urls")),
    path("maison/", include("rebond.ui.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("rebond.demo.urls")))
