"""Words of the trade that general dictionaries lack."""

from __future__ import annotations

# Before and behind a hyphen.
FORE = frozenset("pre co non re de un multi inter intra sub post anti semi ex mid cross over under self".split())
HIND = frozenset("olds ordinate ordinated ordinating ordination ordinator ordinators mortem adoptive".split())
TRADE = {
    "en": frozenset(
        """
        safeguarding timeliness caseload caseloads workstream workstreams fieldwork unaccompanied multiagency
        interagency inspectorate inspectorates moderations pathway pathways commissioner's benchmarking chronologies
        genogram genograms ecomap ecomaps timebound outcome-focused workforce signposting signposted signpost
        commissioned commissioning carers carer kinship reablement childcare placements mentoring mentored dataset
        datasets cafcass ofsted estyn neurodivergent neurodiverse neurodiversity co-production co-produced
        coproduction hotspots toolkits toolkit permanence upskill upskilled upskilling proactively proactive
        wellbeing online website websites email emails cyber wifi rota rotas prioritisation deprioritised deescalate
        caregiver caregivers safeguarded disproportionality prebirth
        frontline olds electively advisor advisors comparator comparators aspirational unassessed actioned impactful
        employability unvalidated accountabilities gatekeeping timeframe timeframes traineeship traineeships
        personalisation gradings lockdown hotspot disaggregate disaggregated disaggregation sessional triage triaging
        triaged triages reunification reunifications mitigations deregistration deregistrations criminalisation
        buddying durations incentivised colocated colocation ethnicities keyworker keyworkers anonymised infographic
        regionalisation regionalised interdependencies enablement reframing duplicative unsighted befriender befrienders
        wholescale tokenistic transracial inclusivity transformative approachability frontload décor wardship
        wardships retendering relationally responsivity empathic wraparound
        restorative apprenticeships implementation implementations postcode postcodes rehoused housebound
        """.split()
    ),
    "cy": frozenset(
        """
        arolygiaeth arolygiaethau cafcass ofsted estyn diogelu'r llwyth-gwaith deilliannau llesiant lles rhianta
        cydgynhyrchu cyd-gynhyrchu ar-lein gwefan gellir ellir gellid ellid arhosodd cyrhaeddodd chyrhaeddodd
        gyrhaeddodd cwcis gwcis chymharwch chadarnhewch throsysgrifennwyd
        """.split()
    ),
}
