from django.urls import URLPattern, path

from rebond.accompaniment.views import ledger, needs, promises, silences

app_name = "accompaniment"
urlpatterns: list[URLPattern] = [
    path("<int:pk>/", ledger.ledger, name="ledger"),
    path("<int:pk>/contact/", ledger.contact_new, name="contact_new"),
    path("<int:pk>/besoin/", needs.need_new, name="need_new"),
    path("<int:pk>/promesse/", promises.promise_new, name="promise_new"),
    path("contacts/<int:pk>/retrait/", ledger.withdraw_contact, name="withdraw_contact"),
    path("silences/", silences.silent, name="silent"),
    path("silences/export.csv", silences.export_silent, name="export_silent"),
    path("besoins/", needs.need_list, name="needs"),
    path("besoins/<int:pk>/prise/", needs.take, name="take_need"),
    path("besoins/<int:pk>/rendu/", needs.give_back, name="give_back_need"),
    path("besoins/<int:pk>/reponse/", needs.answer, name="answer_need"),
    path("promesses/", promises.own_promises, name="promises"),
    path("promesses/<int:pk>/tenue/", promises.keep, name="keep_promise"),
    path("promesses/<int:pk>/reouverture/", promises.reopen, name="reopen_promise"),
    path("promesses/<int:pk>/abandon/", promises.release, name="release_promise"),
]
