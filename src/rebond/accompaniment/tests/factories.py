from rebond.people.public import Person, create_person


def person(first_name: str = "Aïcha", last_name: str = "Benali") -> Person:
    return create_person(by=None, first_name=first_name, last_name=last_name)
