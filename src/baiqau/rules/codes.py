"""Every code these rules speak in, with the names of its facts; the wordings cover this table."""

from collections.abc import Mapping
from typing import get_args

from baiqau.rules.questions import ColumnKind, QuestionKind

_AUTHOR = frozenset({"author"})
_FILE = frozenset({"file"})
_NONE: frozenset[str] = frozenset()

_CELL = frozenset({"question", "row", "column"})

QUESTION_KINDS: tuple[str, ...] = get_args(QuestionKind)
COLUMN_KINDS: tuple[str, ...] = get_args(ColumnKind)

# who may enter: rules.eligibility
ELIGIBILITY: Mapping[str, frozenset[str]] = {
    "age-outside": _NONE,
    "author-kind-not-admitted": frozenset({"author_kind", "admitted"}),
    "authors-missing": _NONE,
    "authors-too-many": frozenset({"count", "limit"}),
    "born-later": _AUTHOR | {"on"},
    "born-missing": _AUTHOR,
    "library-kind-missing": _NONE,
    "library-kind-not-admitted": frozenset({"library_kind", "admitted"}),
    "library-kind-other": _NONE,
    "not-in-library": _AUTHOR,
    "too-old": _AUTHOR | {"age", "on", "limit", "included"},
    "too-young": _AUTHOR | {"age", "on", "limit"},
    "workplace-missing": _AUTHOR,
    "works-too-many": _AUTHOR | {"count", "limit"},
}

# files of a work: rules.limits
LIMITS: Mapping[str, frozenset[str]] = {
    "file-contents-differ": _FILE | {"extension"},
    "file-empty": _FILE,
    "file-extension-unknown": _FILE | {"extension", "admitted"},
    "file-many-pages": _FILE | {"pages", "limit"},
    "file-too-big": _FILE | {"bytes", "limit"},
    "file-too-long": _FILE | {"seconds", "limit", "tolerance"},
    "files-too-many": frozenset({"count", "limit"}),
}

# what an entry lacks: rules.completeness (with born-missing, workplace-missing, authors-missing
# of eligibility and the obstacles of limits)
COMPLETENESS: Mapping[str, frozenset[str]] = {
    "answer-file-missing": frozenset({"question"}),
    "answer-long": frozenset({"question", "words", "limit"}),
    "answer-missing": frozenset({"question"}),
    **{f"answer-no-{kind}": frozenset({"question"}) for kind in QUESTION_KINDS},
    "answer-great": frozenset({"question", "limit"}),
    "answer-small": frozenset({"question", "limit"}),
    "cell-missing": _CELL,
    **{f"cell-no-{kind}": _CELL for kind in COLUMN_KINDS},
    "consent-missing": frozenset({"consent"}),
    "consent-old": frozenset({"consent"}),
    "contact-missing": _NONE,
    "declaration-missing": _NONE,
    "files-missing": _NONE,
    "given-missing": _AUTHOR,
    "kind-missing": _NONE,
    "library-missing": _NONE,
    "nomination-missing": _NONE,
    "nomination-other-kind": frozenset({"nomination"}),
    "nomination-unknown": _NONE,
    "rows-few": frozenset({"question", "count", "limit"}),
    "rows-many": frozenset({"question", "count", "limit"}),
    "summary-missing": _NONE,
    "surname-missing": _AUTHOR,
    "title-missing": _NONE,
    "work-kind-unknown": frozenset({"kind"}),
}

# what stays behind when a work is copied to another contest: rules.copying
COPYING: Mapping[str, frozenset[str]] = {
    "copy-applicant-other": _NONE,
    "copy-declaration-not-asked": _NONE,
    "copy-kind-unknown": frozenset({"kind"}),
    "copy-nomination-unknown": frozenset({"nomination"}),
    "copy-question-gone": frozenset({"question"}),
    "copy-question-other": frozenset({"question"}),
}

# places of a ranking: rules.awards
AWARDS: Mapping[str, frozenset[str]] = {
    "place-empty": frozenset({"place", "count"}),
    "place-shared": frozenset({"place", "count", "works"}),
    "place-tied": frozenset({"place", "count", "works"}),
}

# contradictions of a regulation: rules.checks
CHECKS: Mapping[str, frozenset[str]] = {
    "ages-crossed": frozenset({"youngest", "oldest"}),
    "anchor-outside": frozenset({"criterion", "mark"}),
    "anchor-twice": frozenset({"criterion", "mark"}),
    "ballot-key-taken": _NONE,
    "ballot-without-marks": frozenset({"criterion"}),
    "ballot-without-remarks": _NONE,
    "ballot-without-second": _NONE,
    "ballot-without-training": _NONE,
    "call-not-one": frozenset({"count"}),
    "choices-missing": frozenset({"question"}),
    "choices-needless": frozenset({"question"}),
    "clause-ambiguous": frozenset({"number"}),
    "clause-unknown": frozenset({"number"}),
    "columns-missing": frozenset({"question"}),
    "columns-needless": frozenset({"question"}),
    "condition-answer-unknown": frozenset({"question", "answer"}),
    "condition-not-earlier": frozenset({"question", "earlier"}),
    "condition-of-no-choice": frozenset({"question", "earlier"}),
    "criterion-not-yes-no": frozenset({"criterion"}),
    "criterion-unknown": frozenset({"criterion"}),
    "defence-without-rule": _NONE,
    "defence-without-stage": _NONE,
    "endings-missing": frozenset({"question"}),
    "endings-needless": frozenset({"question"}),
    "extensions-missing": frozenset({"form"}),
    "final-without-defence": _NONE,
    "audience-without-defence": _NONE,
    "key-twice": frozenset({"key"}),
    "kind-unknown": frozenset({"criterion", "kind"}),
    "kind-without-criteria": frozenset({"kind"}),
    "language-missing": frozenset({"language"}),
    "language-twice": frozenset({"language"}),
    "limit-needless": frozenset({"question", "limit"}),
    "limit-not-positive": frozenset({"limit"}),
    "limits-crossed": frozenset({"question"}),
    "method-not-of-mode": frozenset({"known", "method"}),
    "method-not-recomputed": frozenset({"method"}),
    "naming-head-empty": _NONE,
    "naming-without-surname": _NONE,
    "nobody-admitted": _NONE,
    "nomination-kind-unknown": frozenset({"nomination", "kind"}),
    "nomination-needless": frozenset({"place"}),
    "nomination-not-entered": frozenset({"place", "nomination"}),
    "opening-unknown": _NONE,
    "pairs-without-pairwise": _NONE,
    "pairwise-without-marks": frozenset({"criterion"}),
    "pairwise-without-remarks": _NONE,
    "pairwise-without-second": _NONE,
    "pairwise-without-training": _NONE,
    "partial-without-ballots": _NONE,
    "question-kind-unknown": frozenset({"question", "kind"}),
    "question-nomination-unknown": frozenset({"question", "nomination"}),
    "second-with-all-works": _NONE,
    "second-without-shortlist": _NONE,
    "stage-early": frozenset({"stage", "before"}),
    "stage-empty": frozenset({"stage", "before"}),
    "stages-overlap": frozenset({"stage", "before"}),
    "tie-after-shared": _NONE,
    "tie-criterion-needless": frozenset({"criterion"}),
    "tie-without-defence": _NONE,
    "ties-open": _NONE,
    "tolerance-without-limit": frozenset({"form"}),
    "words-of-no-text": frozenset({"question"}),
    "zone-unknown": frozenset({"zone"}),
}

# faults of form: rules.toml and the values themselves
FORM: Mapping[str, frozenset[str]] = {
    "choice-unknown": frozenset({"expected"}),
    "criterion-range": _NONE,
    "document-long": frozenset({"limit"}),
    "final-weights": _NONE,
    "list-short": frozenset({"expected"}),
    "name-unknown": _NONE,
    "number-great": frozenset({"expected"}),
    "number-small": frozenset({"expected"}),
    "spelling-wrong": frozenset({"expected"}),
    "stage-backwards": _NONE,
    "text-empty": _NONE,
    "text-long": frozenset({"expected"}),
    "toml-broken": frozenset({"line"}),
    "value-missing": _NONE,
    "value-wrong": frozenset({"expected"}),
    "zone-missing": _NONE,
}

# refusals raised as exceptions: rules.states, rules.toml
REFUSALS: Mapping[str, frozenset[str]] = {
    "regulation-refused": frozenset({"count"}),
    "step-illegal": frozenset({"life", "state", "step"}),
}

CODES: Mapping[str, frozenset[str]] = {
    **ELIGIBILITY,
    **LIMITS,
    **COMPLETENESS,
    **COPYING,
    **AWARDS,
    **CHECKS,
    **FORM,
    **REFUSALS,
}
