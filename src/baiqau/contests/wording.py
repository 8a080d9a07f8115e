"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "contests-slug-taken": _(
        "A contest “%(slug)s” exists here already. Choose another short name."
    ),
    "contests-slug-changed": _(
        "The short name “%(slug)s” cannot change: links and papers carry it."
    ),
    "contests-nothing-changed": _(
        "Nothing differs from the version in force. Change something, then publish."
    ),
    "contests-sealing-promised": _(
        "Whoever entered was promised that works stay sealed until the call closes (clause"
        " %(clause)s). Until then a new version may not seal less, nor close the call in the past."
    ),
    "contests-reason-missing": _(
        "The contest is public: say why the regulation is amended. The reason is published with it."
    ),
    "contests-regulation-contradicts": _(
        "The regulation contradicts itself in %(problems)s places, first at %(first)s. Mend it, then publish."
    ),
    "contests-sealed": _(
        "The result was sealed on %(sealed)s: what it rests on cannot change any more. An error found "
        "later is put right after an appeal."
    ),
    "contests-office-unknown": _("There is no such office. Choose one of the list."),
    "contests-last-organiser": _("A contest keeps at least one organiser. Name another one first."),
}

# What contradicts in the questions of a regulation, for the one who writes it.
PROBLEMS: dict[str, Promise] = {
    "choices-missing": _("The question “%(question)s” needs at least two answers to choose from."),
    "choices-needless": _(
        "The question “%(question)s” is no question of choice: take its answers out, or make it one."
    ),
    "columns-missing": _("The table “%(question)s” has no columns: write at least one."),
    "columns-needless": _(
        "The question “%(question)s” is no table: take its columns out, or make it one."
    ),
    "condition-answer-unknown": _(
        "The question “%(question)s” depends on the answer “%(answer)s”, which cannot be chosen."
        " Name an answer of the list."
    ),
    "condition-not-earlier": _(
        "The question “%(question)s” depends on “%(earlier)s”, which does not stand before it."
        " Put that question first."
    ),
    "condition-of-no-choice": _(
        "The question “%(question)s” depends on “%(earlier)s”, where nothing is chosen. Let it"
        " depend on a question of choice."
    ),
    "limit-needless": _(
        "The question “%(question)s” has the limit %(limit)s, which means nothing for its kind."
        " Take it out."
    ),
    "limits-crossed": _(
        "The question “%(question)s” has a lower limit above the upper one. Change one of them."
    ),
    "question-kind-unknown": _(
        "The question “%(question)s” is for works of the kind “%(kind)s”, which does not exist."
        " Name a kind of the list."
    ),
    "words-of-no-text": _(
        "The question “%(question)s” limits words, but its answer is no text. Take the limit out."
    ),
}
