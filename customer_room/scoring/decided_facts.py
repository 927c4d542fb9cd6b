"""What the six tests of one decision are read from (DOMAIN §3.1): plain values."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

EvidenceKind: TypeAlias = Literal["unaided", "aided", "experiential", "operational number"]
EvidenceForm: TypeAlias = Literal["quote", "story", "call", "metric"]

NUMBER: EvidenceKind = "operational number"
WORDS_KINDS: frozenset[EvidenceKind] = frozenset({"unaided", "aided"})
WORDS_FORMS: frozenset[EvidenceForm] = frozenset({"quote", "story", "call"})
"""One customer's words are unaided or aided, as quote, story or call (DOMAIN §11 reading 8)."""


@dataclass(frozen=True, slots=True)
class LinkedEvidence:
    """A piece of evidence a decision rests on.

    ``fresh`` is settled before, against the quarter looked back on (``windows.fresh``).
    """

    id: str
    kind: EvidenceKind
    form: EvidenceForm
    fresh: bool


@dataclass(frozen=True, slots=True)
class OptionFact:
    """A way it could have been decided."""

    does_nothing: bool
    reason_for: bool
    reason_against: bool

    @property
    def real(self) -> bool:
        """Another one than do nothing, with a reason for and one against (§11 reading 10)."""
        return not self.does_nothing and self.reason_for and self.reason_against


@dataclass(frozen=True, slots=True)
class DecidedFacts:
    """One decision as it stood at the seal.

    Attributes:
        stages: Ids of the anchored stages; ``steps``, ``hand_offs``, ``segments`` likewise.
        names_measure: It names the leak or the stage KPI it should move.
        evidence: What it rests on.
        contrary: What speaks against it is listed, or "looked, none found", by somebody named.
        together: J, 0…1, as ``joint.judge`` found it.
        options: All that were on the table.
        rationale: Why this one was chosen is written down.
        who_pays: The trade-off names who pays.
        dissent_round: The round was held to its end.
        kpis: Ids of the KPIs it should move.
        stage_kpi: One of them belongs to a stage.
        baseline: The expectation starts from a value with a date and a number of cases.
        target: The expectation has a target and a date for it.
        confidence_and_review: Both are written down.
        only_survey_scores: Every KPI it should move is a survey score.
        honour_answers: What each leader said in secret, 0–4.
        open_dishonour: A dishonour flag is still open.
        contradicts: Ids of the commitments it contradicts.
    """

    stages: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    hand_offs: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    names_measure: bool = False
    evidence: tuple[LinkedEvidence, ...] = ()
    contrary: bool = False
    together: Fraction = Fraction(0)
    options: tuple[OptionFact, ...] = ()
    rationale: bool = False
    who_pays: bool = False
    dissent_round: bool = False
    kpis: tuple[str, ...] = ()
    stage_kpi: bool = False
    baseline: bool = False
    target: bool = False
    confidence_and_review: bool = False
    only_survey_scores: bool = False
    honour_answers: tuple[int, ...] = ()
    open_dishonour: bool = False
    contradicts: tuple[str, ...] = ()
