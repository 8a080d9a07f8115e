"""Write one's profile; show it or hide it."""

import secrets
from datetime import datetime

from django.db import transaction

from baiqau.community.models import Profile
from baiqau.journal import acts
from baiqau.people.models import Person


@transaction.atomic
def tell(person: Person, *, about: str, interests: str, public: bool, now: datetime) -> Profile:
    """Keep the profile. `public` is the person's consent of this moment; without it nobody sees it."""
    profile = Profile.objects.select_for_update().filter(person=person).first()
    if profile is None:
        profile = Profile(person=person, slug=secrets.token_hex(5))
    if public and not profile.public:
        profile.consented_at = now
    profile.about, profile.interests = about.strip(), interests.strip()
    profile.public, profile.changed_at = public, now
    profile.save()
    acts.record(
        "profile.told",
        by=person.actor,
        on=person.actor,
        at=now,
        public=True,
        facts={"public": public},
    )
    return profile
