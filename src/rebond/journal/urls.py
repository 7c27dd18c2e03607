from django.urls import URLPattern, path

app_name = "journal"
urlpatterns: list[URLPattern] = []
