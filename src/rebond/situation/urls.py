from django.urls import URLPattern, path

app_name = "situation"
urlpatterns: list[URLPattern] = []
