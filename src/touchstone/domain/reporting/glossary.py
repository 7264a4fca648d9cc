"""What do the words of a report mean? A glossary as data with a version; a document defines the terms that it uses.

The definitions are this project's own, in plain words; the Welsh is a draft that nobody has reviewed. A change of a
meaning is a new version, and documents print which one they used.
"""

# ruff: noqa: E501 (a term with its meaning stands on its own lines, in both languages)

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Term:
    """A term and its meaning in both languages. `also`: other forms that count as the term (plurals, initials)."""

    key: str
    en: str
    means: str
    cy: str
    means_cy: str
    also: tuple[str, ...] = ()
    also_cy: tuple[str, ...] = ()

    def term(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en

    def meaning(self, language: str = "en") -> str:
        return self.means_cy if language == "cy" else self.means

    def forms(self, language: str = "en") -> tuple[str, ...]:
        return (self.cy, *self.also_cy) if language == "cy" else (self.en, *self.also)


@dataclass(frozen=True)
class Glossary:
    version: str
    terms: tuple[Term, ...]

    def used_in(self, text: str, language: str = "en") -> tuple[Term, ...]:
        """The terms that stand in a text, in alphabetical order of the language."""
        patterns = self._patterns[language]
        found = [term for term in self.terms if patterns[term.key].search(text)]
        return tuple(sorted(found, key=lambda term: term.term(language).casefold()))

    def term(self, key: str) -> Term | None:
        return next((term for term in self.terms if term.key == key), None)

    @cached_property
    def _patterns(self) -> dict[str, dict[str, re.Pattern[str]]]:
        return {
            language: {term.key: _pattern(term.forms(language)) for term in self.terms} for language in ("en", "cy")
        }


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any form as whole words; apostrophes of either kind. Initials must be in capitals."""
    each = [re.escape(form).replace("'", "['’]") for form in forms]
    said = "|".join(words if form.isupper() else f"(?i:{words})" for form, words in zip(forms, each, strict=True))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)")


GLOSSARY = Glossary(
    "2026-1",
    (
        Term(
            "area_for_improvement", "area for improvement",
            "Something that the service must put right, with a time or a class that says how soon.",
            "maes i'w wella", "Rhywbeth y mae'n rhaid i'r gwasanaeth ei gywiro, gydag amser neu ddosbarth sy'n dweud pryd.",
            ("areas for improvement",), ("meysydd i'w gwella",),
        ),
        Term(
            "case_file", "case file", "The record that the service keeps of its work with one family.",
            "ffeil achos", "Y cofnod y mae'r gwasanaeth yn ei gadw o'i waith gydag un teulu.",
            ("case files", "case record", "case records"), ("ffeiliau achos",),
        ),
        Term(
            "tracked_case", "tracked case",
            "A case that inspectors follow from its beginning, through its file and by speaking with the people in it.",
            "achos a ddilynir", "Achos y mae arolygwyr yn ei ddilyn o'i ddechrau, drwy ei ffeil a thrwy siarad â'r bobl ynddo.",
            ("tracked cases",), ("achosion a ddilynir",),
        ),
        Term(
            "family_court_adviser", "family court adviser",
            "A social worker who tells the family court what is best for a child.",
            "cynghorydd llys teulu", "Gweithiwr cymdeithasol sy'n dweud wrth y llys teulu beth sydd orau i blentyn.",
            ("family court advisers", "FCA", "FCAs"), ("cynghorwyr llys teulu",),
        ),
        Term(
            "childrens_guardian", "children's guardian",
            "A social worker whom the court appoints to speak for a child in care proceedings.",
            "gwarcheidwad plant", "Gweithiwr cymdeithasol y mae'r llys yn ei benodi i siarad dros blentyn mewn achos gofal.",
            ("children's guardians", "child's guardian"), ("gwarcheidwaid plant",),
        ),
        Term(
            "private_law", "private law",
            "Cases between members of a family, most often parents who have parted, about where a child lives and whom "
            "the child sees.",
            "cyfraith breifat", "Achosion rhwng aelodau o deulu, rhieni sydd wedi gwahanu gan amlaf, ynghylch ble mae "
            "plentyn yn byw a phwy y mae'n ei weld.",
        ),
        Term(
            "public_law", "public law",
            "Cases that a local authority brings because a child may be suffering harm.",
            "cyfraith gyhoeddus", "Achosion y mae awdurdod lleol yn eu dwyn am y gall plentyn fod yn dioddef niwed.",
        ),
        Term(
            "section_7_report", "section 7 report",
            "A report about a child's welfare that the court asks for in a private law case.",
            "adroddiad adran 7", "Adroddiad am les plentyn y mae'r llys yn gofyn amdano mewn achos cyfraith breifat.",
            ("section 7 reports",), ("adroddiadau adran 7",),
        ),
        Term(
            "safeguarding_enquiry_report", "safeguarding enquiry report",
            "What the service found when it asked the police and the local authority whether a child may be at risk.",
            "adroddiad ymholiadau diogelu", "Yr hyn a ganfu'r gwasanaeth pan ofynnodd i'r heddlu a'r awdurdod lleol a "
            "allai plentyn fod mewn perygl.",
            ("safeguarding enquiry reports", "safeguarding letter", "safeguarding letters"),
            ("adroddiadau ymholiadau diogelu",),
        ),
        Term(
            "schedule_2_letter", "Schedule 2 letter",
            "A letter to the court before the first hearing that says what checks about risk have shown.",
            "llythyr Atodlen 2", "Llythyr i'r llys cyn y gwrandawiad cyntaf sy'n dweud beth a ddangosodd gwiriadau risg.",
            ("Schedule 2 letters",), ("llythyrau Atodlen 2",),
        ),
        Term(
            "welfare_checklist", "welfare checklist",
            "The list in the Children Act 1989 of what a court must think about when it decides about a child.",
            "rhestr wirio lles", "Y rhestr yn Neddf Plant 1989 o'r hyn y mae'n rhaid i lys ei ystyried wrth benderfynu "
            "ynghylch plentyn.",
        ),
        Term(
            "no_order", "no order principle",
            "A court makes an order about a child only where that is better for the child than making none.",
            "egwyddor dim gorchymyn", "Nid yw llys yn gwneud gorchymyn ynghylch plentyn oni bai bod hynny'n well i'r "
            "plentyn na pheidio â gwneud un.",
        ),
        Term(
            "no_delay", "principle of no delay",
            "Delay in deciding about a child is likely to harm the child.",
            "egwyddor dim oedi", "Mae oedi wrth benderfynu ynghylch plentyn yn debygol o niweidio'r plentyn.",
        ),
        Term(
            "care_order", "care order",
            "A court's order that places a child in the care of a local authority.",
            "gorchymyn gofal", "Gorchymyn llys sy'n rhoi plentyn yng ngofal awdurdod lleol.",
            ("care orders",), ("gorchmynion gofal",),
        ),
        Term(
            "looked_after", "looked after child",
            "A child for whom a local authority cares, under a court's order or by agreement.",
            "plentyn sy'n derbyn gofal", "Plentyn y mae awdurdod lleol yn gofalu amdano, o dan orchymyn llys neu drwy gytundeb.",
            ("looked after children", "children looked after"), ("plant sy'n derbyn gofal",),
        ),
        Term(
            "care_leaver", "care leaver", "A young adult who was in the care of a local authority.",
            "person sy'n gadael gofal", "Oedolyn ifanc a fu yng ngofal awdurdod lleol.",
            ("care leavers",), ("pobl sy'n gadael gofal",),
        ),
        Term(
            "unallocated", "unallocated case", "A case for which no worker is responsible yet.",
            "achos heb ei ddyrannu", "Achos nad oes gweithiwr yn gyfrifol amdano eto.",
            ("unallocated cases", "unallocated"), ("achosion heb eu dyrannu",),
        ),
        Term(
            "supervision", "supervision",
            "Regular meetings in which a manager goes through a worker's cases and helps them think.",
            "goruchwyliaeth", "Cyfarfodydd rheolaidd lle mae rheolwr yn mynd drwy achosion gweithiwr ac yn ei helpu i feddwl.",
        ),
        Term(
            "fieldwork", "fieldwork", "The days on which inspectors are at work in the service.",
            "gwaith maes", "Y dyddiau pan fydd arolygwyr wrth eu gwaith yn y gwasanaeth.",
        ),
        Term(
            "lscb", "Local Safeguarding Children Board",
            "The body in which local organisations agreed how they keep children safe.",
            "Bwrdd Lleol Diogelu Plant", "Y corff lle cytunai sefydliadau lleol sut y maent yn cadw plant yn ddiogel.",
            ("LSCB",),
        ),
    ),
)  # fmt: skip
