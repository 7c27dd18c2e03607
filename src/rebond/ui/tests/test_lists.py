from django.core.paginator import Paginator

from rebond.ui.lists import first_entries, other_entries, page_numbers


def numbers(current, pages):
    return page_numbers(Paginator(range(pages), 1).page(current))


def test_first_last_and_neighbours_are_offered():
    assert numbers(1, 1) == [1]
    assert numbers(1, 3) == [1, 2, 3]
    assert numbers(5, 12) == [1, 0, 4, 5, 6, 0, 12]
    assert numbers(12, 12) == [1, 0, 11, 12]


def test_a_page_link_keeps_the_rest_of_the_question(render):
    page = Paginator(range(30), 10).page(2)
    html = render('<c-pagination :page="page" />', "/?q=dur&ecole=a%26b&page=2", page=page)
    assert 'href="?q=dur&amp;ecole=a%26b&amp;page=3"' in html
    assert 'aria-current="page" aria-label="Page 2"' in html
    assert "Page 2 sur 3" in html


def test_a_single_page_needs_no_pagination(render):
    assert render('<c-pagination :page="page" />', page=Paginator([1], 10).page(1)) == ""


def test_an_order_link_turns_round_and_says_where_it_stands(render):
    head = '<c-th sort="nom">Nom</c-th>'
    assert 'href="?q=a&amp;tri=nom"' in render(head, "/?q=a&page=4")
    assert "aria-sort" not in render(head, "/?tri=autre")
    assert 'aria-sort="ascending"' in render(head, "/?tri=nom")
    assert 'href="?tri=-nom"' in render(head, "/?tri=nom")
    assert 'aria-sort="descending"' in render(head, "/?tri=-nom")


def test_a_table_keeps_its_roles_when_it_becomes_cards(render):
    html = render(
        '<c-table caption="Gens"><c-slot name="head"><c-th>Nom</c-th></c-slot>'
        '<c-tr><c-td label="Nom" main>Zoé</c-td><c-td label="CA" numeric>3</c-td></c-tr></c-table>'
    )
    assert "<caption>Gens</caption>" in html
    for role in ("table", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in html
    assert '<span class="cell-label" aria-hidden="true">CA</span>' in html


def test_the_phone_bar_keeps_a_place_for_the_rest():
    assert (first_entries([1, 2, 3], 3), other_entries([1, 2, 3], 3)) == ([1, 2, 3], [])
    assert (first_entries([1, 2, 3, 4], 3), other_entries([1, 2, 3, 4], 3)) == ([1, 2], [3, 4])


def test_steps_say_what_is_done(render):
    html = render('<c-steps labels="Choisir, Vérifier,Importer" :current="2" />')
    assert html.count("(fait)") == 1
    assert html.count('aria-current="step"') == 1
    assert html.index("step-done") < html.index("step-current") < html.index("step-todo")


def test_progress_is_said_and_written_for_machines(render):
    html = render('<c-progress label="Import" :value="1200" :max="4800" />')
    assert "25\u202f%" in html
    assert '<progress aria-label="Import" value="1200" max="4800">' in html
    assert "en cours" in render('<c-progress label="Lecture" />')
