"""The fixed words of a document, in English and in Welsh. The Welsh is a draft that nobody has reviewed."""

from __future__ import annotations

from touchstone.domain.frameworks import Title

CARRIED_OUT = Title(
    "{inspectorate} carried out this {kind} {body} {when}.", "Cynhaliodd {inspectorate} {kind} o {body} {when}."
)
NO_DATES = Title("{inspectorate} carried out this {kind} {body}.", "Cynhaliodd {inspectorate} {kind} o {body}.")
KINDS = {
    "full": Title("inspection of", "yr arolygiad hwn"),
    "focused": Title("focused visit to", "yr ymweliad â ffocws hwn"),
    "monitoring": Title("monitoring visit to", "yr ymweliad monitro hwn"),
    "progress": Title("progress inspection of", "yr arolygiad cynnydd hwn"),
    "narrative": Title("inspection of", "yr arolygiad hwn"),
    "assurance": Title("assurance check of", "y gwiriad sicrwydd hwn"),
    "reinspection": Title("re-inspection of", "yr ailarolygiad hwn"),
    "board review": Title("review of", "yr adolygiad hwn"),
}
FRAMEWORK = Title("It was carried out under the framework “{title}”.", "Fe'i cynhaliwyd o dan y fframwaith “{title}”.")
# In Welsh a word that follows "o dan" begins otherwise; so the basis stands apart, as it was written.
LEGAL = Title("It was made under {basis}.", "Ei sail gyfreithiol yw {basis}.")
AUTHORITIES = Title(
    "The service area works across the local authority areas of {names}.",
    "Mae'r ardal gwasanaeth yn gweithio ar draws ardaloedd yr awdurdodau lleol canlynol: {names}.",
)
AUTHORITY = Title(
    "The service area works across the local authority area of {names}.",
    "Mae'r ardal gwasanaeth yn gweithio ar draws ardal yr awdurdod lleol hwn: {names}.",
)
COVERED = Title(
    "It covered these areas of the service: {names}.", "Roedd yn cynnwys yr ardaloedd gwasanaeth hyn: {names}."
)
THEME = Title("It looked at {theme}.", "Edrychodd ar y canlynol: {theme}.")
AGAINST = Title(
    "It looked at the progress that is being made against the {theme}.",
    "Edrychodd ar y cynnydd a wneir yn erbyn y canlynol: {theme}.",
)
ASPECTS = Title("It focused on aspects of:", "Canolbwyntiodd ar agweddau ar:")
PUBLISHED = Title("Published", "Cyhoeddwyd")
OVERALL_IS = Title("The overall judgement is {label}.", "Y farn gyffredinol yw: {label}.")
TABLE_OF = Title("Judgement area", "Maes barn")
OFFICES = Title(
    "Inspectors visited offices in {names}.", "Ymwelodd yr arolygwyr â swyddfeydd yn y lleoedd hyn: {names}."
)
OFFICE = Title("Inspectors visited an office in {names}.", "Ymwelodd yr arolygwyr â swyddfa yn y lle hwn: {names}.")
EARLIER = Title(
    "The inspection of {body} in {when} identified {count} areas for improvement.",
    "Nododd yr arolygiad o {body} ({when}) {count} maes i'w wella.",
)
EARLIER_ONE = Title(
    "The inspection of {body} in {when} identified one area for improvement.",
    "Nododd yr arolygiad o {body} ({when}) 1 maes i'w wella.",
)
LOOKED_AT = Title(
    "As part of the inspection, inspectors looked at:", "Fel rhan o'r arolygiad, edrychodd yr arolygwyr ar:"
)
ASSESSED = Title("As part of the visit, inspectors assessed:", "Fel rhan o'r ymweliad, asesodd yr arolygwyr:")
MET = Title("Inspectors took part in:", "Cymerodd yr arolygwyr ran yn:")
WE_LOOKED = Title("In total we looked at {what}.", "Edrychwyd ar gyfanswm o {what}.")
INCLUDES = Title("The evidence includes:", "Mae'r dystiolaeth yn cynnwys:")
COUNTED = Title(
    "These numbers are counted in the register of evidence of this inspection.",
    "Cyfrifir y niferoedd hyn yng nghofrestr dystiolaeth yr arolygiad hwn.",
)
NOT_SEEN = Title("Not seen: {title}. {reason}", "Ni welwyd: {title}. {reason}")
ACTION = Title("{body} should take the following action.", "Dylai {body} gymryd y camau canlynol.")
NO_AREAS = Title(
    "The inspection identified no areas for improvement.", "Ni nododd yr arolygiad unrhyw feysydd i'w gwella."
)
NEW_AREAS = Title("New areas for improvement", "Meysydd newydd i'w gwella")
UNTIMED = Title("Other areas for improvement", "Meysydd eraill i'w gwella")
AREA_N = Title("Area for improvement {number}: ", "Maes i'w wella {number}: ")
HOWEVER = Title("However, {text}", "Fodd bynnag: {text}")
LEFT_OUT = Title("This visit did not look at it: {text}", "Nid edrychodd yr ymweliad hwn arno: {text}")
JUDGEMENT_LINE = Title("Judgement: {words}", "Barn: {words}")
TABLE_AREA = Title("Judgement", "Barn")
TABLE_GRADE = Title("Grade", "Gradd")
TABLE_LIMIT = Title("Limited the overall judgement", "Cyfyngodd y farn gyffredinol")
YES = Title("Yes", "Do")
TABLE_CAPTION = Title("The judgements of this inspection", "Barnau'r arolygiad hwn")
GRADES_HEADING = Title("Inspection grades", "Graddau arolygu")
GRADE_OF = Title("Grade {code}: {label}", "Gradd {code}: {label}")
GRADES_LISTED = Title("The grades, best first, are: {labels}.", "Y graddau, y gorau yn gyntaf, yw: {labels}.")
TERMS_HEADING = Title("Words used here", "Geiriau a ddefnyddir yma")
TERMS_FROM = Title("Meanings are from the glossary, version {version}.", "Daw'r ystyron o'r eirfa, fersiwn {version}.")
LEAD = Title("Lead inspector", "Prif arolygydd")
INSPECTORS = Title("Inspectors", "Arolygwyr")
SUPPORTING = Title("Supporting inspectors", "Arolygwyr cynorthwyol")
DATES = Title("Inspection dates", "Dyddiadau'r arolygiad")
PROVIDER = Title("Service inspected", "Gwasanaeth a arolygwyd")
SERVICE_AREA = Title("Service area", "Ardal gwasanaeth")
KIND = Title("Kind of inspection", "Math o arolygiad")
OF_FRAMEWORK = Title("Framework", "Fframwaith")
RESPONSE = Title(
    "{inspectorate} asks for a response to this report within {days} of publication.",
    "Mae {inspectorate} yn gofyn am ymateb i'r adroddiad hwn o fewn {days} i'w gyhoeddi.",
)
RESPONSE_TO_LETTER = Title(
    "{inspectorate} asks for a response to this letter within {days} of publication.",
    "Mae {inspectorate} yn gofyn am ymateb i'r llythyr hwn o fewn {days} i'w gyhoeddi.",
)
COPIES = Title("Copies:", "Copïau:")
SINCERELY = Title("Yours sincerely", "Yn gywir")
DEAR = Title("Dear {name}", "Annwyl {name}")
COLLEAGUE = Title("Dear colleague", "Annwyl gydweithiwr")
ON_PUBLICATION = Title("[day of publication]", "[dyddiad cyhoeddi]")
GAP = Title(
    "[This paragraph is not written in English yet.]", "[Nid yw'r paragraff hwn wedi'i ysgrifennu yn Gymraeg eto.]"
)
UNREVIEWED = Title("Draft Welsh", "Cymraeg drafft")
UNREVIEWED_SAYS = Title(
    "No Welsh speaker has reviewed the Welsh of this document yet.",
    "Nid oes siaradwr Cymraeg wedi adolygu Cymraeg y ddogfen hon eto.",
)
CORRECTED = Title("Corrected edition {edition}", "Argraffiad {edition}, wedi'i gywiro")
# The imprint.
OTHER_FORMS = Title(
    "You can ask {inspectorate} for this document in another form, such as large print or Braille, or in another "
    "language.",
    "Gallwch ofyn i {inspectorate} am y ddogfen hon mewn ffurf arall, er enghraifft print bras neu Braille, neu mewn "
    "iaith arall.",
)
OTHER_FORMS_AT = Title(
    "To have this document in another form, such as large print or Braille, or in another language: {where}.",
    "I gael y ddogfen hon mewn ffurf arall, er enghraifft print bras neu Braille, neu mewn iaith arall: {where}.",
)
ALSO_WELSH = Title("This document is also available in Welsh.", "Mae'r ddogfen hon hefyd ar gael yn Saesneg.")
COMPLAIN = Title(
    "If you want to complain about the inspection or about this document, write to {inspectorate}.",
    "Os ydych am gwyno am yr arolygiad neu am y ddogfen hon, ysgrifennwch at {inspectorate}.",
)
COMPLAIN_AT = Title(
    "If you want to complain about the inspection or about this document: {where}.",
    "Os ydych am gwyno am yr arolygiad neu am y ddogfen hon: {where}.",
)
LICENCE = Title(
    "You may use this document again under the {licence}, saying where it is from.",
    "Cewch ailddefnyddio'r ddogfen hon o dan y drwydded ganlynol, gan ddweud o ble y daw: {licence}.",
)
CONTACTS = {
    "address": Title("Address", "Cyfeiriad"),
    "telephone": Title("Telephone", "Ffôn"),
    "textphone": Title("Textphone", "Ffôn testun"),
    "email": Title("Email", "E-bost"),
    "website": Title("Website", "Gwefan"),
}
NUMBERED = Title("No. {reference}", "Rhif {reference}")
# The line by which the program knows its own documents again: reader/families/own_report.py.
RECORD = Title(
    "In the record: framework {framework}, version {version}, kind {kind}.",
    "Yn y cofnod: fframwaith {framework}, fersiwn {version}, math {kind}.",
)
# The version for children.
CHILDREN_TITLE = Title("For children and young people: {title}", "I blant a phobl ifanc: {title}")
CHILDREN_WHY = Title(
    "Inspectors from {inspectorate} looked at how well {body} helps children and families.",
    "Edrychodd arolygwyr o {inspectorate} ar ba mor dda y mae {body} yn helpu plant a theuluoedd.",
)
CHILDREN_OVERALL = Title("They said that overall it is: {label}.", "Dywedasant ei fod at ei gilydd: {label}.")
