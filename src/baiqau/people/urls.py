"""The door and a person's own pages. allauth's views keep their own names."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from baiqau.people.views import address, pages

people: list[URLPattern] = [
    path("sign-in/", pages.sign_in, name="sign-in"),
    path("me/", pages.me, name="me"),
    path("me/address/", address.ask, name="address"),
    path("me/address/code/", address.code, name="address-code"),
    path("me/consents/", pages.consents, name="consents"),
    path(
        "me/consents/<slug:scope>/<slug:key>/withdraw/",
        pages.withdraw_consent,
        name="withdraw-consent",
    ),
    path("me/second-factor/", pages.second_factor, name="second-factor"),
    path("libraries/", pages.libraries, name="libraries"),
    path("libraries/mine/", pages.work_in, name="work-in"),
    path("libraries/add/", pages.add_library, name="add-library"),
]
# allauth looks these names up; only what the code door needs is mounted.
door: list[URLPattern | URLResolver] = [
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("me/security/", include("allauth.mfa.urls")),
    *(
        path(
            f"sign-in/{name}/",
            RedirectView.as_view(pattern_name="people:sign-in"),
            name=f"account_{name}",
        )
        for name in ("login", "signup", "request_login_code", "email", "reset_password")
    ),
]
urlpatterns: list[URLPattern | URLResolver] = [path("", include((people, "people"))), *door]
