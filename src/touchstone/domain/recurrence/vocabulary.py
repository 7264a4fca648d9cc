"""Which different words of the field mean one thing? Concepts with their wordings, and words that say little.

This project's own table, made from what lists of areas for improvement speak of in the social-work services for
children and families and in the family courts; no inspectorate has verified it. What it is worth is measured
(`./bench recurrence`). A wording is a phrase of whole words; `*` stands for any ending of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STANDING = "own"
VERIFIED = False
TOPIC, WORK, GROUP = "topic", "work", "group"


@dataclass(frozen=True)
class Concept:
    """One meaning. `kind`: a subject of its own (`topic`), something that every subject has, such as recording or delay
    (`work`), or a group of people (`group`)."""

    key: str
    kind: str
    wordings: tuple[str, ...]


def _concepts(kind: str, table: str) -> tuple[Concept, ...]:
    """A concept a line, its key before a colon; a line without one goes on with the concept before."""
    rows = (row.split(":", 1) for row in re.split(r"\n(?=\s*[a-z0-9-]+:)", table.strip()))
    return tuple(Concept(key.strip(), kind, tuple(" ".join(w.split()) for w in said.split(","))) for key, said in rows)


CONCEPTS: tuple[Concept, ...] = (
    *_concepts(TOPIC, """
        supervision: supervis*, reflective practice, reflective discussion*, performance appraisal*, appraisal*
        chronology: chronolog*, case histor*, family histor*, children's histor*, child's histor*, historical
            information, history of concern*, histor* of famil*
        pathway-plan: pathway plan*, pathway planning, pathway assessment*, pathways plan*
        core-group: core group*
        conference: child protection conference*, conference*, conference chair*, chairs of conference*
        reviewing-officer: independent reviewing officer*, reviewing officer*, iro, iros, iro's, independent
            reviewing service, independent chair*
        statutory-visit: statutory visit*, visits to children, visited, visit, visits, seen alone, seen
            regularly, seen by
        direct-work: direct work
        voice: voice*, wishes and feelings, views of child*, views of young*, children's views, child's views,
            their views, views, wishes, feelings, lived experience*, feedback from child*, feedback, listen*,
            children's experiences, consult*
        advocacy: advocacy, advocate*, independent visitor*
        life-story: life story, life journey, later life letter*, life histor*
        permanence: permanence, permanency, permanent home*, long-term match*, matching, permanent placement*,
            permanence plan*, long-term foster*, permanently matched
        adoption: adopt*, adoption panel, adoption support, agency decision-maker, prospective adopter*, foster
            to adopt, fostering for adoption, concurrent planning
        special-guardianship: special guardian*, sgo*, kinship care*, connected person*, connected carer*,
            family and friends, viability assessment*
        return-interview: return interview*, return home interview*, missing interview*, interviews when they
            return, return from missing, return conversation*, return home conversation*, return to home
            interview*, returned from missing, when children return
        missing: missing from home, missing from care, go missing, goes missing, missing children, missing
            episode*, went missing, children missing, missing
        missing-education: missing education, missing from education, not in receipt of full-time education,
            children missing education, full-time education, not receiving full-time, part-time timetable*,
            missing out on education
        elective-home-education: elective home educat*, electively home educat*, home educat*
        exploitation: exploit*, child sexual exploitation, cse, sexual exploitation, criminal exploitation,
            trafficking, gang*, county lines, extra-familial, harm outside the home, radicalis*, extremism,
            prevent duty
        strategy-discussion: strategy discussion*, strategy meeting*, section 47 strategy, strategy discussions
        section-47: section 47, s47, child protection enquir*, child protection investigat*, safeguarding
            enquir*
        front-door: front door, mash, multi-agency safeguarding hub, safeguarding hub, first contact, first
            response, single point of access, contact centre, referral*, contacts, contact and referral, initial
            contact*, duty team, screening, single front door, access point
        threshold: threshold*, levels of need, step down, stepped down, step up, stepping down, continuum of
            need, stepped up
        early-help: early help, early intervention, common assessment, early support, lead professional*, team
            around the, caf, cafs
        out-of-hours: emergency duty, out of hours, edt
        consent: consent, parental agreement
        pre-proceedings: pre-proceedings, public law outline, plo, letters before proceedings, letter before
            proceedings, letter before action, legal planning
        private-fostering: private fostering, privately fostered, private foster*
        domestic-abuse: domestic abuse, domestic violence, marac, perpetrator*
        neglect: neglect, graded care profile, chronic neglect, neglectful
        health-assessment: health assessment*, initial health, review health, health plan*, dental, dentist*,
            immunis*
        health-history: health histor*, health passport*, health information, medical histor*, health record*,
            health summar*
        mental-health: mental health, camhs, emotional well-being, emotional wellbeing, emotional health,
            psycholog*, therap*, strengths and difficulties, sdq
        substance-misuse: substance misuse, drug*, alcohol
        personal-education-plan: personal education plan*, peps, pep, education plan*, personal education
        attainment: attainment, educational progress, educational achievement, educational outcome*, progress in
            school, gcse*, key stage*, school progress
        school-attendance: attendance at school, school attendance, absence, exclusion*, excluded, attendance
        virtual-school: virtual school, pupil premium, virtual head*
        employment: employment, apprentice*, education employment, not in education, neet, training and
            employment, work experience, education training
        homelessness: homeless*, southwark
        sufficiency: sufficiency, sufficient range, sufficient placement*, placement choice, choice of
            placement*, placement sufficiency, homes for children, suitable home*, enough foster, enough
            placement*, range of placement*, local placement*, availability of placement*, sufficient and
            suitable
        unregistered: unregistered, unregulated, unlawful placement*
        foster-carers: foster carer*, fostering service*, fostering panel, recruit* foster*, carers
        residential: residential, children's home*, secure
        distance: out of area, out of authority, at a distance, outside the local area, outside of the local,
            outside of their, out of the area, out of borough, outside the borough, outside of the borough,
            distance, living away from
        contact-arrangements: family time, contact arrangement*, contact with, contact with their, family
            contact, brothers and sisters, sibling*
        rights-entitlements: entitlement*, rights, leaving care entitlement*, what they are entitled to,
            entitled, local offer, care leaver offer, setting up home
        personal-adviser: personal advis*, leaving care worker*, staying in touch, in touch with, keep in touch,
            contact with care leavers
        independence: independence, independent living, independence skill*, prepar* for adult*, preparation for
            adult*, independent life, transition*
        delegated-authority: delegated authorit*, delegat*
        corporate-parent: corporate parent*, corporate parenting board, corporate parenting panel
        elected-members: elected member*, councillor*, lead member, scrutiny committee*, overview and scrutiny,
            political*
        performance-data: performance data, performance information, performance management, performance
            report*, management information, data, performance framework*, performance monitoring, performance,
            information system*, dataset*
        quality-assurance: quality assurance, audit*, case audit*, quality assure*, quality assuring, learning
            from audit*, audit activity, auditing, moderat*
        caseloads: caseload*, workload*, manageable caseload*, capacity, overload*, volume of work, pressure
        workforce-stability: turnover, agency staff, staff retention, recruit* and ret*, retention, vacanc*,
            permanent staff, stable workforce, workforce stability, changes of social worker*, changes in social
            worker*, change of social worker*, continuity, number of social workers, workforce, staffing,
            recruit*, consistent social worker*, consistency of social worker*, stability of the workforce
        allegations: allegation*, designated officer*, lado
        family-group-conference: family group conference*, family network meeting*
        restorative: restorative, model of practice, practice model, practice framework, signs of safety, social
            work model
        equality: equalit*, diversity, ethnic*, cultur*, language need*, religio*, identity, heritage,
            individual needs, diverse
        safeguarding-board: safeguarding children board, lscb*, board's, local safeguarding
        section-11: section 11
        case-planning-court: case plan to court, interim report*, section 7, section 37, section 16a, wishes
            report*, schedule 2, guardian*
    """),
    *_concepts(WORK, """
        oversight: management oversight, managerial oversight, oversight of manage*, manager* oversight,
            oversight by manage*, oversight, management decision*, management direction, management grip,
            managers monitor*, managers review*, managers regularly review*, line management, manage* rationale,
            rationale*
        case-recording: case record*, case recording, recording, recorded, records, case file*, case note*,
            record keeping, record, children's files
        assessment: assessment*, assess, assessed, assessing, reassess*, parenting assessment*
        risk-analysis: risk assessment*, analysis of risk*, analys*, risk analys*, identification of risk*,
            assess* risk*, assess* of risk*, risk management
        plan-quality: smart, measurable, specific plan*, outcome-focused, clear actions, timebound, time-bound,
            timescales for action*, clear timescale*, contingenc*, contingency plan*
        plan: care plan*, case plan*, child protection plan*, child in need plan*, children in need plan*,
            plans, plan, planning, care planning, protection plan*, child's plan*, children's plan*
        participation: participation, participate, children in care council, engagement of child*, in care
            council, contribute to
        multi-agency-working: multi-agency, multiagency, inter-agency, partner agenc*, partner*, partnership*,
            agencies, professionals, police
        information-sharing: information sharing, share information, sharing of information, shared with,
            sharing information, information is shared, share*
        courts: care proceedings, court*, proceedings, legal advice
        accommodation: accommodation, housing, bed and breakfast, suitable accommodation, houses in multiple
            occupation, live in suitable, staying put, staying close, supported lodging*, semi-independent,
            housing option*
        placement: placement*, placed, placing, change of placement, placement stability, stability of
            placement*, placement move*, placement breakdown*, placement disruption*
        senior-leaders: senior leader*, leaders, leadership, senior manager*, director of children*, chief
            executive, governance, strategic leadership, strategic
        learning: learning loop, learning from complaint*, complaint*, learning, lessons, serious case review*,
            learning organisation
        training: training, workforce development, continuous professional development, newly qualified,
            assessed and supported year, skills, trained
        commissioning: commission*, joint strategic needs, needs analysis, sufficiency strategy
        electronic-system: electronic record*, electronic system*, it system*, case management system, recording
            system*, information technology, ict, computer system*
        delay: delay*, drift, prompt*, timel*, swift*, quickly, without delay, in a timely, within timescale*,
            timescale*, statutory timescale*, waiting list*, waiting, unallocated, pace, speed
        escalation: escalat*, dispute resolution, challenge*, challenging
        business-plan: business plan*, annual report*, action plan*, improvement plan*
        waiting-time: backlog*, queue*
    """),
    *_concepts(GROUP, """
        g-care-leavers: care leaver*, leaving care, care-experienced, young people leaving care, care leavers',
            former relevant, young adults
        g-in-care: looked after child*, children looked after, children in care, looked after, in care, children
            and young people in care, child in care, children who are looked after, coming into care, come into
            care, enter care, cared for child*
        g-disabled: disabled child*, children with disabilit*, disabilit*, disabled, short break*, special
            educational need*, complex need*
        g-unaccompanied: unaccompanied, asylum*
        g-16-17: 16 and 17, 16- and 17-year-old*, 16 or 17, aged 16, 16 and 17 year old*, 16 to 17, 16/17
        g-child-protection: child protection, subject to child protection, in need of protection, need
            protection
        g-in-need: children in need, child in need, in need
        g-older: adolescent*, older child*, teenager*, vulnerable adolescents
        g-unborn: unborn, pre-birth, babies, infant*
        g-parents: parents, parent, mothers, fathers, absent parent*, absent father*
    """),
)  # fmt: skip

# Words that any area for improvement may hold, whatever it is about: left out.
SAYS_LITTLE: frozenset[str] = frozenset(
    """
    a about across after again against all also although always among an and any appropriate appropriately are area
    areas around arrange arrangement arrangements as at authority available be because been before being best better
    between both but by can child children children's child's clear clearly consistent consistently consistency
    continue could council county current currently develop development do does done drive effective effectively
    effectiveness embed enable enabling ensure ensures ensuring especially establish every families family for from
    full fully further further give given good has have having help helped high how if impact implement improve
    improved improvement improvements improves improving in include included includes including increase individual
    inform informed into is it its itself key least less level levels like local made make makes making many may meet
    meets met more most much must necessary need needed needs new no not number of on only or order other others
    outcome outcomes out over own part particular particularly people people's person place practice process
    processes progress properly provide provided provides provision put quality quickly range receive receives regular
    regularly relation relevant required requirement requirements right robust robustly rigorous routinely same
    sector secure service services set should so social some staff standard standards steps strengthen strong such
    sufficient sufficiently suitable support supported supporting sure system systems take taken takes taking than
    that the their them themselves then there these they this those through throughout time to together too
    understand understanding understood undertake undertaken until up upon urgent use used using very was way well
    were what when where whether which while who whole whose will with within without work worker workers working
    would year years young city borough
    """.split()
)
