"""Words of the trade that general dictionaries lack."""

from __future__ import annotations

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
        caregiver caregivers safeguarded disproportionality prebirth postcode postcodes rehoused housebound
        """.split()
    ),
    "cy": frozenset(
        """
        arolygiaeth arolygiaethau cafcass ofsted estyn diogelu'r llwyth-gwaith deilliannau llesiant lles rhianta
        cydgynhyrchu cyd-gynhyrchu ar-lein gwefan
        """.split()
    ),
}
