"""What is an area for improvement about? Themes, found by the words in its text.

The themes and their words are this project's own, made from experience of what such lists speak of; no inspectorate
sorts its areas for improvement so, and nobody has verified the table. A text may have several themes or none. How
often the words are right has not been measured: an item may carry a word and be about something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

STANDING = "own"
VERIFIED = False
REASON = "this project's own table; assigned by words, and how often rightly is not measured"


@dataclass(frozen=True)
class Theme:
    """A theme with its titles and its words. `words`: whole words or phrases; a `*` stands for any ending."""

    key: str
    en: str
    cy: str
    words: tuple[str, ...]

    def title(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en


def _theme(key: str, en: str, cy: str, words: str) -> Theme:
    return Theme(key, en, cy, tuple(part.strip() for part in words.split(",")))


THEMES: tuple[Theme, ...] = (
    _theme("supervision", "Supervision", "Goruchwyliaeth", "supervis*, management oversight, reflective practice"),
    _theme("case-recording", "Case recording", "Cofnodi achosion",
           "case record*, recording, records, case file*, chronolog*, record keeping, record-keeping"),
    _theme("assessment", "Assessment", "Asesu", "assess*, risk analys*, analysis of risk, analyse*"),
    _theme("planning", "Plans and their review", "Cynlluniau a'u hadolygu",
           "care plan*, case plan*, child protection plan*, plans, planning, reviewing officer*, conference*"),
    _theme("voice-of-the-child", "Voice of the child", "Llais y plentyn",
           "voice*, wishes and feelings, views of child*, children's views, child's views, direct work, advocacy, "
           "advocate*, participation, seen alone"),
    _theme("care-leavers", "Care leavers", "Y rhai sy'n gadael gofal",
           "care leaver*, leaving care, pathway plan*, personal advis*, care experienced, care-experienced"),
    _theme("placement-sufficiency", "Placements and their sufficiency", "Lleoliadau a'u digonolrwydd",
           "sufficiency, placement*, foster carer*, fostering, residential care, children's home*, unregistered, "
           "unregulated, homes for children, suitable home*"),
    _theme("multi-agency", "Working with other agencies", "Gweithio gydag asiantaethau eraill",
           "multi-agency, multi agency, multiagency, inter-agency, partner*, partnership*, information sharing, "
           "strategy meeting*, strategy discussion*, police"),
    _theme("performance-management", "Performance and quality assurance", "Perfformiad a sicrhau ansawdd",
           "performance, quality assurance, audit*, management information, scrutiny, learning loop*, data"),
    _theme("workforce", "Workforce and its stability", "Y gweithlu a'i sefydlogrwydd",
           "workforce, workload*, caseload*, recruit*, retention, turnover, staffing, agency staff, vacanc*, "
           "changes of social worker*, changes in social worker*, training"),
    _theme("timeliness", "Timeliness", "Prydlondeb",
           "timel*, delay*, promptly, prompt, drift, waiting time*, waiting list*, within timescale*, timescale*, "
           "unallocated"),
    _theme("missing-exploitation", "Missing and exploited children", "Plant ar goll neu'n cael eu hecsbloetio",
           "missing, exploit*, return home interview*, return interview*, return-home interview*, trafficking, gang*"),
    _theme("permanence", "Permanence and adoption", "Sefydlogrwydd a mabwysiadu",
           "permanence, permanency, permanent home*, adopt*, special guardian*, life story, life-story, reunification"),
    _theme("health", "Health", "Iechyd",
           "health, health assessment*, mental health, camhs, emotional well-being, emotional wellbeing, dental, "
           "dentist*, substance misuse, strengths and difficulties"),
    _theme("education", "Education and employment", "Addysg a chyflogaeth",
           "education*, school*, pupil premium, attainment, virtual school, employment, apprentice*, electively home"),
    _theme("private-fostering", "Private fostering", "Maethu preifat", "private fostering, privately fostered"),
    _theme("front-door", "Thresholds and the front door", "Trothwyon a'r drws ffrynt",
           "threshold*, front door, referral*, contacts, mash, early help, step down, step-down, re-referral*"),
    _theme("homelessness", "Homeless 16- and 17-year-olds", "Pobl ifanc 16 ac 17 oed digartref", "homeless*, housing"),
    _theme("disabled-children", "Disabled children", "Plant anabl", "disab*, special educational need*, short break*"),
    _theme("equality", "Equality and diversity", "Cydraddoldeb ac amrywiaeth",
           "equalit*, diversity, ethnic*, cultur*, language need*, religio*, identity need*"),
    _theme("domestic-abuse", "Domestic abuse", "Cam-drin domestig", "domestic abuse, domestic violence"),
    _theme("allegations", "Allegations against adults who work with children",
           "Honiadau yn erbyn oedolion sy'n gweithio gyda phlant", "allegation*, designated officer*, lado"),
    _theme("family-courts", "Work in the family courts", "Gwaith yn y llysoedd teulu",
           "court*, pre-proceedings, public law outline, letters before proceedings, proceedings"),
    _theme("complaints", "Complaints", "Cwynion", "complain*"),
    _theme("leadership", "Leadership and governance", "Arweinyddiaeth a llywodraethu",
           "leader*, governance, corporate parent*, elected member*, senior manager*, strategic*, strategy"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((theme.key, _pattern(theme)) for theme in THEMES)


def _pattern(theme: Theme) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in theme.words)
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def themes_of(text: str) -> list[str]:
    """Keys of the themes whose words stand in the text, in the order of the table; empty where none does."""
    plain = text.replace("’", "'")
    return [key for key, pattern in _patterns() if pattern.search(plain)]


def theme(key: str) -> Theme | None:
    """The theme with this key; None where there is none."""
    return next((each for each in THEMES if each.key == key), None)
