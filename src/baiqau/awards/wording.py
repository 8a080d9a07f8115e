"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "awards-result-not-sealed": _(
        "Places are given from a sealed result. Ask the chair to seal it first."
    ),
    "awards-protocol-draft": _(
        "The protocol is a draft until the result is public. Publish the result first, then sign."
    ),
    "awards-protocol-signed": _("The protocol is signed already, by %(signer)s."),
    "awards-no-certificate": _(
        "This installation has no certificate. Whoever keeps it sets BAIQAU_CERTIFICATE; until then"
        " the protocol is printed and signed by hand."
    ),
    "awards-certificate-unusable": _(
        "The institution's certificate cannot sign: %(why)s Nothing is signed; tell whoever keeps"
        " the installation."
    ),
    "awards-result-not-published": _("Diplomas are issued after the result is published."),
    "awards-place-unknown": _("The regulation knows no such place. Choose one of the list."),
    "awards-place-full": _(
        "“%(place)s” may be given %(count)s times only, and the regulation does not let it be shared."
    ),
    "awards-already-again": _(
        "The places are given by version %(version)s already, and nothing changes by giving them once"
        " more."
    ),
    "awards-paper-revoked": _("This paper is revoked already. Look at the list again."),
    "awards-place-ended": _(
        "The place of this diploma ended by a corrected version of the result; it is not issued anew."
    ),
    "awards-nothing-moves": _(
        "These are the places that stand. Choose what changes, or leave the places as they are."
    ),
    "awards-not-in-result": _("Work No. %(entry)s is not in the result and cannot get a place."),
    "awards-other-nomination": _(
        "“%(place)s” is only for works of its nomination, and work No. %(entry)s is not entered in it."
    ),
    "awards-reason-missing": _(
        "This departs from the computed order. Write why: the reason stands in the journal."
    ),
    "awards-reason-long": _(
        "The reason may have at most %(longest)s characters; it has %(length)s. Make it shorter."
    ),
    "awards-not-honoured": _("By the regulation work No. %(entry)s gets no certificate."),
    "awards-name-missing": _(
        "%(address)s has not told a name yet, and nobody is thanked as an address."
    ),
    "awards-name-printed": _(
        "A paper with this name is issued already. Ask the organiser to issue it anew."
    ),
    "awards-picture-unknown": _("There is no such picture on the letterhead."),
    "awards-letterhead-unprintable": _(
        "The papers cannot be printed so: %(part)s. Use another picture or shorter words."
    ),
    "awards-ceremony-not-ready": _(
        "The script has no names yet. The chair seals the result and gives the places first."
    ),
    "awards-ceremony-begun": _("The ceremony has begun: the places can no longer change."),
    "awards-script-unprintable": _(
        "The script cannot be printed with this sign: %(part)s. Write the words without it."
    ),
    "awards-gift-changed": _(
        "Somebody has changed this gift meanwhile. Look how it stands now, then go on."
    ),
    "awards-gift-unnamed": _("Name the gift."),
    "awards-gift-promised": _(
        "%(promised)s of these gifts are promised already: the stock cannot be smaller."
    ),
    "awards-gift-out": _("“%(gift)s” is out of stock. Raise the stock or choose another gift."),
}
