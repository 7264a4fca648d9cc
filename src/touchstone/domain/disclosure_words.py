"""Words that the check for names and postcodes knows: ordinary words that are names too, and postcode areas."""

from __future__ import annotations

# Words of everyday or inspection language that are also given or family names. In small letters they are no name.
ORDINARY = frozenset(
    """
    may will hope grace mark rose faith joy art bill grant guy jean june april august summer autumn winter dawn eve
    lily ivy holly daisy violet heather ruby pearl amber jade robin frank rob sue pat drew chase chance hunter mason
    carter cooper taylor baker young brown green white black gray grey king long short day knight bishop page reed
    field fields wood woods hill hills stone lane bell ball ford price rich noble sharp small little best good love
    hall house park parks banks brooks rivers lake marsh moor north west east south case court law read penny max
    melody harmony patience prudence charity constance ray dean earl duke major miles mercy christian norm olive basil
    ginger sandy rusty cliff glen dale heath rowan ash willow hazel jasmine poppy iris fern sky star storm rain angel
    trinity son too see how you sing sung song yang man men her his their who why not but and the for are was has had
    can all any one two ten new old own say way wells well walker walk cook singer smith butler clerk parent parents
    child children church power powers peace justice judge friend wise swift hardy meek moody savage wild bond bush
    carr cross day fox gates head hand hart holder home hood hunt kind lamb land lee legg lord lowe mills moon more
    neil nash need needs noon oak park pace paul peel perry pike pitt pool pope post potter pound prince quick reeves
    rice ridge ring roe root rush sand seal self shaw shepherd sharpe sheen short silver skill snow spring stead steel
    strong sweet tan temple thorn tower town trip turner wade wait ward warden ware waters way weaver webb wheeler
    wilde winter wright yates care carer carers trust order orders report social support plan planner work worker
    practice manager senior staff team visit visits view views voice risk safe safety help early action start stage
    """.split()
)

# Of these, the ones that say when.
TIME_WORDS = frozenset(
    {"may", "june", "april", "august", "summer", "autumn", "winter", "spring", "day", "noon", "dawn"}
)

# The letters that a postcode of the United Kingdom begins with (Royal Mail), with the Crown dependencies.
POSTCODE_AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
    OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
    WF WN WR WS WV YO ZE
    """.split()
)
