from django.urls import URLPattern, path

app_name = "ui"
urlpatterns: list[URLPattern] = []
