"""What a page of a contest knows before it begins: who asks, about which contest, when, in which offices."""

from baiqau.contests.models import Contest
from baiqau.people.conversation import PersonalRequest


class Conversation(PersonalRequest):
    """A request under c/<contest>/ after `site.rights` has found its contest."""

    contest: Contest
