"""What a page knows of the person who asks, after `site.rights` has looked at the request."""

from datetime import datetime

from django.http import HttpRequest

from baiqau.people.models import Person


class PersonalRequest(HttpRequest):
    """A request with its person (on pages for members), its moment and the offices held."""

    person: Person
    now: datetime
    offices: frozenset[str]
