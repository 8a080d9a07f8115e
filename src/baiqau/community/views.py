"""The librarians who agreed to be found, and one's own profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base.pagecache import for_everyone
from baiqau.community import actions, queries
from baiqau.community.forms import ProfileForm
from baiqau.community.models import Profile
from baiqau.people.conversation import PersonalRequest


@for_everyone
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who agreed to be found."""
    return render(request, "community/people.html", {"profiles": queries.public()})


@for_everyone
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """One profile with the works shown by consent."""
    found = get_object_or_404(queries.public(), slug=slug)
    context = {"profile": found, "works": queries.works_of(found.person)}
    return render(request, "community/profile.html", context)


@never_cache
def mine(request: PersonalRequest) -> HttpResponse:
    """Write one's own profile."""
    own = Profile.objects.filter(person=request.person).first()
    initial = {name: getattr(own, name) for name in ("about", "interests", "public")} if own else {}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.tell(request.person, **form.cleaned_data, now=request.now)
        messages.success(request, _("Saved."))
        return redirect("community:mine")
    return render(request, "community/mine.html", {"form": form, "profile": own})
