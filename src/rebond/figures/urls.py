from django.urls import URLPattern, path

app_name = "figures"
urlpatterns: list[URLPattern] = []
