from django.urls import URLPattern, path

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
