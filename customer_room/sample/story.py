"""What the sample company's first screen tells: words kept here, figures computed (DOMAIN §7)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A sentence about one quarter and segment, with places for its figures.

    Attributes:
        workspace: Name of the company whose story it is.
        step: The step that customers were led past.
        told: Has the places ``{lost}`` and ``{share}`` (such as “One in three”).
        marked: Holds only while nobody served the step.
    """

    workspace: str
    quarter: str
    segment: str
    step: str
    eyebrow: str
    told: str
    marked: str
    losses: str


LARKFIELD = Story(
    workspace="Larkfield Heat",
    quarter="2025-Q1",
    segment="family-homes",
    step="c3",
    eyebrow="The sample company, winter 2025",
    told="Every department was green. In one winter {lost} families left. {share} newly fitted "
    "homes had never been shown how their heating works:",
    marked="that step was nobody’s job.",
    losses="Families who left, stage by stage",
)


def story_of(workspace: str) -> Story | None:
    """Return the story of a workspace by its name; only the sample company has one."""
    return LARKFIELD if workspace == LARKFIELD.workspace else None
