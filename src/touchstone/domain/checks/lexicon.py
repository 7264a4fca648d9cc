"""Which words praise and which blame, and how strongly? The project's own table; nobody else has verified it.

2: words that only the best or the worst grade carries ("outstanding", "systemic failure"); 1: words of an ordinary
strength or weakness. A `*` stands for any ending. Grade words themselves are in GRADE_WORDS.
"""

from __future__ import annotations

PRAISE = {
    "en": {
        2: """outstanding, exemplary, exceptional, excellent, world-class, sector-leading, inspirational, superb*,
              of the highest quality, beacon of good practice, highly impressive, first-class, second to none""",
        1: """strong, strongly, good, effective, effectively, robust, robustly, impressive, high quality, high-quality,
              well managed, well led, well-led, thorough, thoroughly, skilled, sensitive, prompt, timely, comprehensive,
              is a strength, are a strength, consistently good, very good""",
    },
    "cy": {
        2: """rhagorol, eithriadol, ardderchog, gwych, penigamp, o'r ansawdd uchaf, ysbrydoledig""",
        1: """da, dda, cryf, gryf, effeithiol, cadarn, gadarn, trylwyr, drylwyr, prydlon, brydlon, o ansawdd uchel,
              medrus, fedrus, yn gryfder""",
    },
}
BLAME = {
    "en": {
        2: """inadequate, systemic failure*, serious failure*, serious and widespread failure*, unacceptable*, unsafe,
              serious weakness*, widespread weakness*, leave* children at risk,
              left children at risk, leaves children at risk, children are not safe, dangerous*, dysfunctional,
              failing, fundamentally flawed""",
        1: """weak, weakly, poor, poorly, ineffective*, inconsistent*, insufficient*, unclear, delayed, too slow,
              too late, superficial*, is a weakness, are a weakness, patchy, underdeveloped, under-developed, variable,
              out of date, overdue, too variable, not good enough""",
    },
    "cy": {
        2: """annigonol, methiant systemig, methiannau systemig, methiannau difrifol, methiant difrifol, annerbyniol,
              anniogel, gwendidau difrifol, gwendid difrifol, pryderon difrifol, peryglus, yn gadael plant mewn
              perygl""",
        1: """gwan, wan, gwael, wael, aneffeithiol, anghyson, aneglur, araf, rhy hwyr, arwynebol, yn wendid""",
    },
}
# Where a word of the table stands for something else.
IDLE = {
    "en": (
        "good practice guidance", "good enough", "goods", "good time", "outstanding action*", "outstanding issue*",
        "outstanding task*", "outstanding check*", "achieving outstanding", "outstanding practice award",
        "outstanding invoice*", "outstanding order*", "outstanding report*", "outstanding work",
        "outstanding assessment*", "outstanding matter*", "outstanding case*", "outstanding recommendation*",
        "outstanding area*", "remain* outstanding", "outstanding for more", "still outstanding", "are outstanding from",
        "poor housing", "poor health", "poor mental health", "poor attendance", "poor home conditions", "poor families",
        "poor outcomes for", "unsafe home*", "unsafe relationship*", "unsafe situation*", "unsafe adult*",
        "dangerous dog*",
        "dangerous adult*", "dangerous offender*", "dangerous situation*", "failing to thrive", "unsafe at home",
        "strong attachment*", "strong relationship with h*", "good health", "best interests", "common good",
        "serious concern about the child*", "serious concerns about the child*", "serious concerns about a child*",
    ),
    "cy": ("da bo", "os gwelwch yn dda", "camau rhagorol heb"),
}  # fmt: skip

# How far from the middle each grade lies: what an area with it may be called, up to 2 for the best and the worst.
PLACE = {
    "outstanding": 2,
    "good": 1,
    "satisfactory": 0,
    "adequate": 0,
    "requires_improvement": -1,
    "inadequate": -2,
}
GRADE_WORDS = {
    "en": {
        "outstanding": "outstanding",
        "good": "good",
        "satisfactory": "satisfactory",
        "adequate": "adequate",
        "requires improvement": "requires_improvement",
        "requires improvement to be good": "requires_improvement",
        "inadequate": "inadequate",
    },
    "cy": {
        "rhagorol": "outstanding",
        "da": "good",
        "dda": "good",
        "boddhaol": "satisfactory",
        "foddhaol": "satisfactory",
        "digonol": "adequate",
        "ddigonol": "adequate",
        "annigonol": "inadequate",
        "angen gwella": "requires_improvement",
        "angen ei wella": "requires_improvement",
    },
}
