"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "defence-seed-missing": _(
        "The draw needs a seed: words published before it, such as a line of tomorrow's newspaper."
    ),
    "defence-drawn-already": _("The order is drawn already and cannot be drawn again."),
    "defence-not-divided": _(
        "Before this every finalist is given a sitting: divide the finalists. If they were divided already, divide them once more, the shortlist may have changed since."
    ),
    "defence-no-speakers": _(
        "No finalist would speak in sitting %(sitting)s. Divide the finalists in another way, or take "
        "the last sitting back."
    ),
    "defence-only-sitting": _("There is only one sitting, and everybody speaks in it."),
    "defence-sitting-unknown": _(
        "There is no such sitting. Sittings are added one after another, twelve at most."
    ),
    "defence-no-finalists": _("There is no shortlist yet. Decide it first, then draw the order."),
    "defence-someone-speaks": _("Another talk is going on. Finish it first."),
    "defence-nobody-speaks": _("This talk is not going on. Begin it first."),
    "defence-questions-begun": _("The questions have begun already."),
    "defence-nobody-after": _(
        "Nobody who waits comes after this speaker: there is nobody to let go first."
    ),
    "defence-presence-unknown": _(
        "Choose one of the four: is here, online, comes late, does not come."
    ),
    "defence-presence-over": _(
        "This talk goes on, is over or was withdrawn. Presence is noted for whoever has not spoken yet."
    ),
    "defence-paper-unprintable": _(
        "The sheets cannot be printed: %(part)s. Correct it in the name or title where it stands."
    ),
    "defence-dissent-unprintable": _(
        "The protocol cannot print this sign: %(part)s. Write the words without it."
    ),
    "defence-result-overtaken": _(
        "Sheets or works changed after the result was computed, and it does not come out the same any "
        "more. Send it back with a reason and let it be computed anew."
    ),
    "defence-talks-open": _(
        "%(number)s talks are not finished. Finish them or mark the absent ones."
    ),
    "defence-sheets-open": _(
        "%(number)s sheets of defended works are not signed. Ask the jurors, or release those who left."
    ),
    "defence-sittings-undrawn": _(
        "%(number)s sittings are not drawn yet: the finalists in them have not spoken."
    ),
    "defence-vote-open": _(
        "The vote of the audience is still open. Close it on the page of the day first."
    ),
    "defence-vote-undeclared": _(
        "The regulation has no award of the audience. Announce one by an amendment first."
    ),
    "defence-tickets-number": _("Print from 1 to %(most)s tickets at a time."),
    "defence-ticket-unknown": _(
        "This code belongs to no ticket. Look at it once more, or ask for another ticket at the door."
    ),
    "defence-ticket-used": _(
        "Somebody else has registered with this ticket. Ask for another one at the door."
    ),
    "defence-guest-known": _(
        "Somebody has registered with %(contact)s and another ticket already: one person has one vote. "
        "Go on with that ticket."
    ),
    "defence-vote-without-talks": _("Draw the order first: until then there is nothing to choose."),
    "defence-vote-not-open": _("The vote is not open now."),
    "defence-vote-no-candidate": _("Choose one of the works of the list."),
    "defence-vote-own-work": _(
        "This is your own work: by clause %(clause)s nobody votes for an own work. Choose another one."
    ),
    "defence-vote-commission": _(
        "Members of the commission do not vote with the audience (clause %(clause)s)."
    ),
    "defence-result-confirmed": _(
        "The result is confirmed. Reject it first if it must be computed again."
    ),
    "defence-confirm-by-another": _(
        "A second person confirms the result: not the one who computed it. Ask a colleague."
    ),
    "defence-reason-missing": _(
        "A reason is needed: it is written in the journal. Add one sentence."
    ),
    "defence-dissent-late": _(
        "The result is public and the protocol stands. What you disagree with now is for an appeal."
    ),
    "defence-dissent-long": _(
        "An opinion has up to %(most)s letters, this one has %(letters)s. Say it shorter."
    ),
    "defence-embargo": _("The result opens at %(opens)s. Until then it stays sealed."),
}
