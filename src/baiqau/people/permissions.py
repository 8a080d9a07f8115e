"""Who may open the door and a person's own pages."""

from baiqau.base.rights import EVERYONE, MEMBER, Right, may

_DOOR = (
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_email",
    "account_reset_password",
)
_FACTORS = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_reauthenticate",
)

RIGHTS: tuple[Right, ...] = (
    may("people:sign-in", "GET POST", EVERYONE),
    may("people:me", "GET POST", MEMBER, own="the person"),
    may("people:address", "GET POST", MEMBER, own="the person"),
    may("people:address-code", "GET POST", MEMBER, own="the change begun in this session"),
    may("people:consents", "GET", MEMBER, own="the person"),
    may("people:withdraw-consent", "POST", MEMBER, own="the person"),
    may("people:second-factor", "GET", MEMBER, own="the person"),
    may("people:libraries", "GET", EVERYONE),
    may("people:work-in", "POST", MEMBER, own="the person"),
    may("people:add-library", "GET POST", MEMBER),
    may(
        "account_confirm_login_code", "GET POST", EVERYONE, own="the sign-in begun in this session"
    ),
    may("account_logout", "GET POST", EVERYONE),
    may("account_inactive", "GET", EVERYONE),
    may("mfa_authenticate", "GET POST", EVERYONE, own="the sign-in begun in this session"),
    may("mfa_login_webauthn", "GET POST", EVERYONE, own="the sign-in begun in this session"),
    *(may(view, "GET", EVERYONE) for view in _DOOR),
    *(may(view, "GET POST", MEMBER, own="the person") for view in _FACTORS),
)
