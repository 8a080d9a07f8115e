"""What is wrong with an answer, in sentences that name what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ANSWERS: dict[str, Promise] = {
    "answer-long": _(
        "“%(question)s”: %(words)s words; at most %(limit)s are allowed (clause %(clause)s)."
    ),
    "answer-file-missing": _("“%(question)s”: put in the file (clause %(clause)s)."),
    "answer-missing": _("“%(question)s” is not answered yet (clause %(clause)s)."),
    "answer-no-short": _("“%(question)s”: write the answer in words."),
    "answer-no-long": _("“%(question)s”: write the answer in words."),
    "answer-no-choice": _("“%(question)s”: choose one of the answers."),
    "answer-no-choices": _("“%(question)s”: choose among the answers."),
    "answer-no-date": _("“%(question)s”: write a date: 09.04.2024."),
    "answer-no-number": _("“%(question)s”: write a number."),
    "answer-no-phone": _("“%(question)s”: write a telephone number: +7 701 123 45 67."),
    "answer-no-email": _("“%(question)s”: write an e-mail address."),
    "answer-no-link": _("“%(question)s”: write a whole link, beginning with https://."),
    "answer-no-file": _("“%(question)s”: put in the file that is asked for."),
    "answer-no-table": _("“%(question)s”: fill in the rows of the table."),
    "answer-small": _("“%(question)s”: the number must be at least %(limit)s (clause %(clause)s)."),
    "answer-great": _("“%(question)s”: the number must be at most %(limit)s (clause %(clause)s)."),
    "cell-missing": _("“%(question)s”, row %(row)s: fill in “%(column)s”."),
    "cell-no-short": _("“%(question)s”, row %(row)s, “%(column)s”: write the answer in words."),
    "cell-no-choice": _("“%(question)s”, row %(row)s, “%(column)s”: choose one of the answers."),
    "cell-no-date": _("“%(question)s”, row %(row)s, “%(column)s”: write a date: 09.04.2024."),
    "cell-no-number": _("“%(question)s”, row %(row)s, “%(column)s”: write a number."),
    "cell-no-phone": _(
        "“%(question)s”, row %(row)s, “%(column)s”: write a telephone number: +7 701 123 45 67."
    ),
    "cell-no-email": _("“%(question)s”, row %(row)s, “%(column)s”: write an e-mail address."),
    "cell-no-link": _(
        "“%(question)s”, row %(row)s, “%(column)s”: write a whole link, beginning with https://."
    ),
    "rows-few": _(
        "“%(question)s”: %(count)s rows are filled in; at least %(limit)s are needed"
        " (clause %(clause)s)."
    ),
    "rows-many": _(
        "“%(question)s”: %(count)s rows are filled in; at most %(limit)s are allowed"
        " (clause %(clause)s)."
    ),
}

REFUSALS: dict[str, Promise] = {
    "entries-question-not-asked": _(
        "This file is not asked for in your work now. Look at the list of questions and choose again."
    ),
}
