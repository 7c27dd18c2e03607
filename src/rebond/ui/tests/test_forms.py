from django import forms


class Sample(forms.Form):
    name = forms.CharField(label="Nom", help_text="Comme sur la facture.")
    kind = forms.ChoiceField(label="Contrat", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    agreed = forms.BooleanField(label="D'accord", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


class Upload(forms.Form):
    file = forms.FileField(label="Fichier")


def test_help_and_error_are_tied_to_their_field(render):
    html = render('<c-field :field="form.name" />', form=Sample({}))
    assert '<label class="field-label" for="id_name">Nom</label>' in html
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in html
    assert '<p class="field-help" id="id_name_helptext">Comme sur la facture.</p>' in html
    assert 'id="id_name_error"' in html


def test_choices_are_a_group_with_a_legend(render):
    html = render('<c-field :field="form.kind" />', form=Sample({}))
    assert '<fieldset aria-describedby="id_kind_error">' in html
    assert '<legend class="field-label">Contrat</legend>' in html
    assert html.count('type="radio"') == 2


def test_a_box_has_its_label_after_it_and_optional_fields_say_so(render):
    html = render('<c-field :field="form.agreed" />', form=Sample())
    assert html.index('type="checkbox"') < html.index('<label for="id_agreed">D&#x27;accord</label>')
    assert "(facultatif)" in render('<c-field :field="form.file" />', form=optional_upload())


def optional_upload():
    form = Upload()
    form.fields["file"].required = False
    return form


def test_the_page_can_name_a_field_its_own_way(render):
    html = render(
        '<c-field :field="form.name" label="Enseigne" help="La vôtre." hide_label />', form=Sample()
    )
    assert '<label class="field-label visually-hidden" for="id_name">Enseigne</label>' in html
    assert "La vôtre." in html


def test_a_form_draws_its_fields_its_key_and_its_way_back(render):
    html = render('<c-form :form="form" submit="Créer" cancel="/retour/" />', form=Sample())
    assert '<form class="form stack" method="post" novalidate>' in html
    assert html.count("csrfmiddlewaretoken") == 1
    assert html.count('name="hidden"') == 1
    assert html.count('<div class="field ') == 3
    assert "<span>Créer</span>" in html
    assert '<a class="button button-quiet" href="/retour/">' in html


def test_a_form_with_a_file_can_carry_it(render):
    assert 'enctype="multipart/form-data"' in render('<c-form :form="form" />', form=Upload())


def test_own_fields_take_the_place_of_all(render):
    html = render('<c-form :form="form"><p>Les miens</p></c-form>', form=Sample())
    assert "Les miens" in html
    assert '<div class="field ' not in html


def test_errors_are_gathered_with_links_and_receive_the_focus(render):
    form = Sample({})
    form.is_valid()
    form.add_error(None, "Ces dates se chevauchent.")
    html = render('<c-form :form="form" />', form=form)
    assert 'role="alert" tabindex="-1" data-focus' in html
    assert "3 points sont à revoir" in html
    assert "<li>Ces dates se chevauchent.</li>" in html
    assert '<a href="#id_name">Nom</a>' in html
    assert "form-errors" not in render('<c-form :form="form" />', form=Sample())


def test_filters_work_as_a_form_and_keep_the_order(render):
    html = render(
        '<c-filters :form="form" target="#liste" reset="/tout/" />', "/?tri=-nom&name=x", form=Sample()
    )
    assert '<form class="filters" method="get" role="search"' in html
    assert 'hx-get="/" hx-target="#liste" hx-select="#liste"' in html
    assert '<input type="hidden" name="tri" value="-nom">' in html
    assert 'type="submit"' in html
    assert "csrfmiddlewaretoken" not in html
