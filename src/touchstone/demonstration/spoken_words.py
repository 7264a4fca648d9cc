"""What was said at the fictional service's meetings and panels. Nobody and nothing in it is real."""

from __future__ import annotations

from dataclasses import dataclass

PRESENT_INSPECTORATE = "Maud Ferris, lead inspector\nColin Ashdown, planner"
PRESENT_SERVICE = "Ines Thorley, head of service\nRafe Dunmore, service manager"


@dataclass(frozen=True)
class Promised:
    """An action: whose, what, who answers for it, by how many days after the meeting (None: no day, because), and what
    was told of it: (days before the day of loading, state, words)."""

    side: str
    text: str
    owner: str
    within: int | None
    why: str = ""
    told: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True)
class Met:
    """A meeting so many days before the day of loading. `answer`: what the service said of the minutes; None: nothing
    yet; empty: it agreed."""

    ago: int
    kind: str
    place: str
    self_evaluation: str
    changed: str
    risks: str
    improvement: str
    agreed: str
    actions: tuple[Promised, ...]
    answer: str | None = ""
    kept: str = ""


MEETINGS = (
    Met(
        190, "engagement", "Fen Row, Northmere",
        "It says that first letters go out sooner and that plans are still uneven, with figures for each area.",
        "A second team began in the south. Two managers left.",
        "Three posts are empty, and the court lists more hearings than a year ago.",
        "Answers to complaints come sooner. Plans say too seldom who does what.",
        "To look at twenty plans together before the summer.",
        (
            Promised("service", "Send the figures of each month, by area.", "Data officer", 40,
                     told=((150, "under_way", "The first month was sent."), (140, "done", "All months are sent."))),
            Promised("service", "Fill the three empty posts in the south.", "Service manager", 120,
                     told=((100, "under_way", "Two of three posts are filled."),)),
            Promised("inspectorate", "Say in writing which plans were good ones, and why.", "Lead inspector", 60,
                     told=((128, "done", "The letter went out."),)),
        ),
    ),
    Met(
        60, "keep_in_touch", "By video",
        "", "The third post in the south is offered.", "Sickness is higher than in spring.",
        "Half of the plans now say who does what.", "",
        (
            Promised("service", "Tell what the audit of plans found.", "Service manager", 75),
            Promised("inspectorate", "Come to the next family forum.", "Lead inspector", None,
                     "its day is not known yet"),
        ),
        answer="We said that two thirds of the plans say who does what, not half.",
        kept="The count that we were shown was half; the service has since counted again.",
    ),
    Met(
        8, "keep_in_touch", "By video", "", "The post is filled.", "None that is new.", "", "To meet again in spring.",
        (Promised("service", "Send the dates of next year’s family forums.", "Participation officer", 30),),
        answer=None,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a panel said, and what was answered so many days before the day of loading. `within`: days from the answer.
    `told`: (days ago, state, words) of the promise. `told_back`: days ago."""

    said: str
    theme: str
    public: bool = True
    answered: int | None = None
    kind: str = ""
    words: str = ""
    did_ago: int | None = None
    owner: str = ""
    within: int | None = None
    told: tuple[tuple[int, str, str], ...] = ()
    told_back: int | None = None


@dataclass(frozen=True)
class Sat:
    """A day on which a panel met."""

    ago: int
    came: int
    about: str
    asked: tuple[Asked, ...]


PANELS: tuple[tuple[str, str, str, tuple[Sat, ...]], ...] = (
    (
        "young_people", "Northmere Young Voices", "Participation officer",
        (
            Sat(170, 11, "First meetings and letters", (
                Asked("Tell us before we come who we will meet, and show us a picture of them.", "voice-of-the-child",
                      answered=150, kind="will", words="Each letter will have the name and a picture of the worker.",
                      owner="Head of service", within=90,
                      told=((120, "under_way", "The pictures are taken."), (80, "done", "The letters have them.")),
                      told_back=70),
                Asked("The waiting room is for small children. Make a corner for teenagers.", "",
                      answered=140, kind="will", words="We will furnish a corner in each of the larger offices.",
                      owner="Office manager", within=100,
                      told=((90, "under_way", "Two of five offices have one."),)),
            )),
            Sat(75, 9, "What happens after court", (
                Asked("Let us keep the same worker until it is over.", "workforce",
                      answered=50, kind="cannot",
                      words="People leave and fall ill, so we cannot promise it. We will tell you before it changes.",
                      told_back=20),
                Asked("Write to us afterwards, in words we understand, what was decided.", "voice-of-the-child"),
            )),
        ),
    ),
    (
        "families", "Northmere Family Forum", "Service manager",
        (
            Sat(110, 14, "Complaints and letters", (
                Asked("Say in the first letter how to complain.", "timeliness", answered=95, kind="did",
                      words="The first letter says it now, on its first page.", did_ago=96, told_back=40),
                Asked("Offer meetings in the evening.", "", answered=90, kind="will",
                      words="We will try evening meetings in two areas.", owner="Service manager", within=60,
                      told=((45, "not_done", "No room is open in the evening; we look for another place."),)),
            )),
            Sat(18, 12, "Waiting", (
                Asked("Ring us when a hearing is moved, do not only write.", "timeliness"),
                Asked("One of the letters was sent to an old address.", "", public=False),
            )),
        ),
    ),
)  # fmt: skip
