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

# What contradicts in the questions and in the rule of judging, for the one who writes a regulation.
PROBLEMS: dict[str, Promise] = {
    "ballot-key-taken": _(
        "On a ballot the key “place” is that of a work’s place. Give this criterion another key."
    ),
    "ballot-without-marks": _(
        "On ballots no criterion has marks in the selection, so “%(criterion)s” cannot part equal works."
        " Take another step, for example pairwise-majority."
    ),
    "ballot-without-remarks": _(
        "On ballots no criterion has marks, so there are no comments by criterion. Ask for one comment"
        " on each work, or for none."
    ),
    "ballot-without-second": _(
        "A signed ballot takes no further works: with ballots there is no second batch. Take it out."
    ),
    "ballot-without-training": _(
        "Training works have marks by criterion, so with ballots there is no training. Take it out."
    ),
    "partial-without-ballots": _(
        "Only on ballots may a work stay without a place. Take partial_ballots out, or judge by ballots."
    ),
    "criterion-not-yes-no": _(
        "The commission answers yes or no, but the criterion “%(criterion)s” has a longer scale. Let its"
        " marks go from 0 to 1, or name the criteria of the selection at judging.criteria."
    ),
    "criterion-unknown": _(
        "There is no criterion “%(criterion)s”. Name one of the criteria by its key."
    ),
    "kind-without-criteria": _(
        "No criterion applies to works of the kind “%(kind)s”: nobody could judge them. Name one."
    ),
    "method-not-of-mode": _(
        "In this way of judging the method “%(method)s” cannot count. Name one of these: %(known)s."
    ),
    "method-not-recomputed": _(
        "The method “%(method)s” is known as a second look only: nobody could compute the result again"
        " from what is published. Name another method."
    ),
    "second-with-all-works": _(
        "Where every juror reads every work, nobody is left for a second batch. Take it out."
    ),
    "second-without-shortlist": _(
        "A second batch goes where the line of the shortlist is uncertain: write a shortlist, or take"
        " the batch out."
    ),
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
