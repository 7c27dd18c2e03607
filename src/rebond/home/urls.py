from django.urls import path

from rebond.home.views.invitations import acceptance
from rebond.home.views.search import search
from rebond.home.views.today import today

app_name = "home"
urlpatterns = [
    path("", today, name="today"),
    path("rechercher/", search, name="search"),
    path("invitation/<str:token>/", acceptance, name="invitation-acceptance"),
]
