from django.urls import URLPattern, path

app_name = "home"
urlpatterns: list[URLPattern] = []
