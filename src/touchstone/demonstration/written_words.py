"""What the fictional report of one area says, in English and Welsh, in this project's own words.

The Welsh is a draft that no Welsh speaker has read; the report says so of itself.
"""

from __future__ import annotations

from dataclasses import dataclass

# Judgement area → grade, what was found (strength or weakness), the statement in English and in Welsh.
JUDGED: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("overall_effectiveness", "good", "strength", "The service helps children well in the cases that were seen.",
     "Children are helped well, and the service knows what it still has to put right.",
     "Mae plant yn cael cymorth da, ac mae'r gwasanaeth yn gwybod beth sydd angen ei unioni o hyd."),
    ("capacity_for_improvement", "good", "strength", "What the last audit asked for has been done.",
     "Managers do what their audits ask for.",
     "Mae rheolwyr yn gwneud yr hyn y mae eu harchwiliadau yn gofyn amdano."),
    ("ambition_and_prioritisation", "good", "strength", "The plan of the area names what comes first.",
     "The plan of the area says what comes first, and staff know it.",
     "Mae cynllun yr ardal yn dweud beth sy'n dod gyntaf, ac mae staff yn ei adnabod."),
    ("performance_management", "satisfactory", "weakness", "Audits do not look at what children said.",
     "Files are audited each month, but audits do not look at what children said.",
     "Archwilir ffeiliau bob mis, ond nid yw archwiliadau'n edrych ar yr hyn a ddywedodd plant."),
    ("workforce_development", "good", "strength", "New staff are given a mentor when they begin.",
     "New staff have a mentor from their first day.",
     "Mae gan staff newydd fentor o'u diwrnod cyntaf."),
    ("user_engagement", "good", "strength", "What families say is read and answered.",
     "Families are asked what the service was like, and what they say is answered.",
     "Gofynnir i deuluoedd sut brofiad oedd y gwasanaeth, ac atebir yr hyn a ddywedant."),
    ("partnerships", "good", "strength", "The courts and the service agree on dates.",
     "The courts and the service agree by when reports are filed.",
     "Mae'r llysoedd a'r gwasanaeth yn cytuno erbyn pryd y caiff adroddiadau eu ffeilio."),
    ("equality_and_diversity", "good", "strength", "Staff ask each family how they want to be met.",
     "Staff ask each family what they need so that they can take part.",
     "Mae staff yn gofyn i bob teulu beth sydd ei angen arnynt er mwyn cymryd rhan."),
    ("value_for_money", "satisfactory", "weakness", "The cost of a finished case is not known.",
     "Money is spent with care, but nobody knows what a finished case costs.",
     "Caiff arian ei wario'n ofalus, ond nid oes neb yn gwybod faint mae achos gorffenedig yn ei gostio."),
    ("safeguarding", "good", "strength", "New cases are checked for risk on the day they arrive.",
     "New cases are checked for risk on the day that they arrive.",
     "Caiff achosion newydd eu gwirio am risg ar y diwrnod y maent yn cyrraedd."),
    ("evaluation", "satisfactory", "weakness", "The service's own view is not compared with its audits.",
     "The service has a clear view of itself, but does not compare it with its audits.",
     "Mae gan y gwasanaeth farn glir amdano'i hun, ond nid yw'n ei chymharu â'i archwiliadau."),
    ("service_responsiveness", "good", "strength", "Families are given an adviser soon.",
     "Families know soon who their adviser is.",
     "Mae teuluoedd yn gwybod yn fuan pwy yw eu cynghorydd."),
    ("case_planning_and_recording", "satisfactory", "weakness", "Plans name tasks without dates.",
     "There is a plan on each file that was read, but many plans name tasks without dates.",
     "Mae cynllun ar bob ffeil a ddarllenwyd, ond mae llawer o gynlluniau'n enwi tasgau heb ddyddiadau."),
    ("assessment_intervention_direct_work", "good", "strength", "Children are seen alone.",
     "Children are seen alone, and what they say is in the file in their own words.",
     "Gwelir plant ar eu pen eu hunain, ac mae'r hyn a ddywedant yn y ffeil yn eu geiriau eu hunain."),
    ("reporting_and_recommendations_to_court", "good", "strength", "Reports are read twice before they go.",
     "Reports are clear, and say how the adviser came to the advice.",
     "Mae adroddiadau'n glir, ac yn dweud sut y daeth y cynghorydd at y cyngor."),
    ("complaints", "good", "strength", "Complaints are answered in time.",
     "Complaints are answered in time, and staff hear what they taught.",
     "Atebir cwynion mewn pryd, ac mae staff yn clywed beth a ddysgwyd ganddynt."),
    ("outcomes_for_children", "good", "strength", "Plans for children changed for the better after visits.",
     "Children are safer because advisers listen to them.",
     "Mae plant yn fwy diogel am fod cynghorwyr yn gwrando arnynt."),
)  # fmt: skip
# Judgement area of the weakness → by when, what has to improve, in English and in Welsh.
IMPROVE: dict[str, tuple[str, str, str]] = {
    "case_planning_and_recording": (
        "within_three_months",
        "Put a date beside every task in a case plan, so that a manager can see what is late.",
        "Rhoi dyddiad wrth ymyl pob tasg mewn cynllun achos, fel y gall rheolwr weld beth sy'n hwyr.",
    ),
    "performance_management": (
        "within_three_months",
        "Ask in every audit what the child said, and report the answers to managers each month.",
        "Gofyn ym mhob archwiliad beth ddywedodd y plentyn, ac adrodd yr atebion i reolwyr bob mis.",
    ),
    "evaluation": (
        "within_six_months",
        "Compare the service's view of itself with its audits twice a year, and publish what differs.",
        "Cymharu barn y gwasanaeth amdano'i hun â'i archwiliadau ddwywaith y flwyddyn, a chyhoeddi'r gwahaniaethau.",
    ),
    "value_for_money": (
        "within_six_months",
        "Work out what a finished case costs in each office, and report it every six months.",
        "Cyfrifo faint mae achos gorffenedig yn ei gostio ym mhob swyddfa, ac adrodd hynny bob chwe mis.",
    ),
}
# Section of the children's version → its texts, in English and in Welsh.
CHILDREN: dict[str, tuple[tuple[str, str], ...]] = {
    "why": (
        ("We came to see how people help children when their parents are in court.",
         "Daethom i weld sut mae pobl yn helpu plant pan fydd eu rhieni yn y llys."),
    ),
    "good": (
        ("People listen to you. They write down what you say.",
         "Mae pobl yn gwrando arnoch. Maen nhw'n ysgrifennu'r hyn rydych chi'n ei ddweud."),
    ),
    "better": (
        ("Plans must say when things will be done.", "Rhaid i gynlluniau ddweud pryd y caiff pethau eu gwneud."),
    ),
    "next": (
        ("We will come back to see if it is better.", "Byddwn yn dod yn ôl i weld a yw'n well."),
    ),
}  # fmt: skip
MISSING = "It was not looked at in this made-up inspection."
MISSING_CY = "Ni chafodd ei weld yn yr arolygiad dychmygol hwn."
SEEN = "What was read and heard in this area shows it."
THEME = "How long children wait for their first visit"
LETTER = "We will inspect the service of this area."
CHECK_RESTS_ON = "Set by the lead inspector for this demonstration."

# The draft in the middle of its writing: judgement area, finding, how many of 67; and the statement that goes too far.
FOUND_AT_VISIT: tuple[tuple[str, str, str, int], ...] = (
    ("private_law_practice", "strength", "Advisers call families before the first hearing", 58),
    ("private_law_practice", "weakness", "The youngest children wait longest for a visit", 9),
)
TOO_FAR = "Most young children wait too long for a visit."


@dataclass(frozen=True)
class Planned:
    """One area for improvement of the area under monitoring, and what the service does about it."""

    judgement: str
    timescale: str
    asked: str
    does: str
    owner: str
    target: str
    progress: str  # what the monitoring visit judged
    told: tuple[tuple[int, str, str, str], ...]  # days ago, state, figure, words
    stones: tuple[tuple[int, str, int], ...] = ()  # milestones: days ago it was to be, what, days ago it was reached
    shows: str = ""  # what a file of its figures shows, if there is one


UNDER_MONITORING: tuple[Planned, ...] = (
    Planned(
        "complaints", "within_three_months", "Answer every complaint within the time promised.",
        "Answer each complaint from one desk, and look at those that are late every week.", "Complaints officer",
        "10 days", "inadequate",
        ((180, "under_way", "31 days", "The desk was set up."), (140, "under_way", "27 days", ""),
         (100, "under_way", "22 days", "Two posts were filled."), (60, "under_way", "17 days", ""),
         (14, "under_way", "12 days", "Still over the target in one office.")),
        stones=((185, "The desk is set up", 180), (120, "A first answer in 20 days", 60)),
        shows="Days to a first answer to a complaint.",
    ),
    Planned(
        "safeguarding", "immediately", "Check every new case for risk on the day that it arrives.",
        "Two managers look at every new case before noon.", "Service manager", "every case", "satisfactory",
        ((190, "under_way", "", "Begun in every office."), (90, "done", "", "It has been so for three months.")),
    ),
    Planned(
        "equality_and_diversity", "immediately", "Act on what the equality profile of families shows.",
        "Read the profile each quarter, and change one thing after it.", "Head of area", "four times a year",
        "inadequate", ((70, "under_way", "", "The first profile was read."),),
    ),
    Planned(
        "case_planning_and_recording", "within_three_months", "Keep a plan on every file.",
        "Audit ten files in each office each month.", "Practice supervisor", "95%", "inadequate",
        ((170, "under_way", "61%", ""), (110, "under_way", "74%", ""), (20, "under_way", "88%", "")),
        shows="Files with a plan, of those audited.",
    ),
    Planned(
        "service_responsiveness", "within_three_months", "Give every family an adviser within four weeks.",
        "Share new cases among the offices every Monday.", "Service manager", "4 weeks", "satisfactory",
        ((160, "under_way", "9 weeks", ""), (40, "under_way", "5 weeks", "")),
    ),
    Planned(
        "workforce_development", "within_six_months", "Fill the vacant posts for service managers.",
        "Recruit with the neighbouring areas.", "Head of area", "no vacancy", "inadequate",
        ((120, "under_way", "", "Two of three posts are filled."),
         (30, "blocked", "", "The last post drew no applicant; the pay is being looked at.")),
    ),
    Planned(
        "user_engagement", "within_six_months", "Ask children what the service was like, and say what was done.",
        "Ask every child at the end of a case, and publish the answers.", "Participation lead", "twice a year",
        "inadequate", ((50, "under_way", "", "The questions were tried with a group of young people."),),
    ),
)  # fmt: skip
WORST = (
    "overall_effectiveness", "safeguarding", "complaints", "case_planning_and_recording", "equality_and_diversity",
)  # fmt: skip
