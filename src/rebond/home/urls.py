from django.urls import URLPattern, path

from rebond.home.views.invitations import acceptance

app_name = "home"
urlpatterns: list[URLPattern] = []
try:  # TEMPORARY until figures.public lands
    from rebond.home.views.search import search
    from rebond.home.views.today import today

    urlpatterns = [path("", today, name="today"), path("rechercher/", search, name="search")]
except ImportError:
    from django.http import HttpResponse

    urlpatterns = [
        path("", lambda r: HttpResponse("bientôt"), name="today"),
        path("rechercher/", lambda r: HttpResponse("bientôt"), name="search"),
    ]
urlpatterns += [path("invitation/<str:token>/", acceptance, name="invitation-acceptance")]
