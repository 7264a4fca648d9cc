"""Is this file a framework? Reads a definition into `frameworks.Framework`, or says everything that is wrong with it.

What is checked: every key present and none unknown; Welsh beside every English title; each scale, area, source and step
that is named exists; no key twice; no area inside itself; every fact verified by a source or with a reason why not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from touchstone.domain.fact_reader import OPTIONAL, FactReader
from touchstone.domain.frameworks import (
    FORMS,
    KINDS,
    LEVELS,
    UNITS,
    Area,
    Clock,
    Framework,
    Limit,
    Named,
    Output,
    Parameter,
    Progress,
    RollUp,
    Source,
    Standing,
    Timescale,
    Title,
)
from touchstone.domain.judgements import METHODS, LimitingRule
from touchstone.domain.located import Checker, Node, keyed
from touchstone.domain.progress import DecidingArea
from touchstone.domain.scales import Scale, Step

KEYS = (
    "id", "version", "title", "welsh", "inspectorate", "provider", "kinds", "level", "sources", "legal_basis",
    "valid_from", "valid_to", "source_url", "scales", "overall", "judgement_areas", "limiting_rules", "suggestion",
    "progress", "timescales", "classes", "evidence_expected", "clocks", "parameters", "outputs", "proportion_bands",
)  # fmt: skip


def read_framework(node: Node, file: str, bands: Collection[str] | None = None) -> Framework:
    """The framework that a definition holds. Raises InvalidDefinition with every problem of the file.

    `bands` are the keys of the proportion bands there are; None: not checked.
    """
    reader = FrameworkReader(Checker(file), bands)
    framework = reader.framework(node)
    reader.check.finish()
    return framework


class FrameworkReader(FactReader):
    """One reading of one file: what was met so far (sources, scales, areas), and the problems."""

    def __init__(self, check: Checker, bands: Collection[str] | None) -> None:
        super().__init__(check)
        self.bands = bands
        self.scales: dict[str, Scale] = {}  # those that can be used; `scale_standings` names all that the file has
        self.scale_standings: dict[str, Standing] = {}
        self.areas: dict[str, Area] = {}
        self.ungraded: set[str] = set()

    def framework(self, node: Node) -> Framework:
        part = self.check.mapping(node, "", KEYS)
        # Sources, scales and areas first: what follows names them.
        self._sources(part["sources"])
        self._scales(part["scales"])
        areas = self._areas(part["judgement_areas"], "judgement_areas", ())
        self._unique_areas(part["judgement_areas"])
        valid_from = self.fact(part["valid_from"], "valid_from", self.date)
        valid_to = self.fact(part["valid_to"], "valid_to", self.date)
        if valid_from.value and valid_to.value and valid_to.value.end < valid_from.value.start:
            self.check.wrong(part["valid_to"], "valid_to", "This is before valid_from.")
        return Framework(
            id=self.slug(part["id"], "id"),
            version=self.check.whole(part["version"], "version", 1),
            title=self.title(part["title"], "title"),
            welsh=self.check.choice(part["welsh"], "welsh", ("draft", "reviewed"), "state of the Welsh"),
            inspectorate=self.slug(part["inspectorate"], "inspectorate"),
            provider=None if part["provider"].is_null else self.slug(part["provider"], "provider"),
            kinds=self._kinds(part["kinds"]),
            level=self.check.choice(part["level"], "level", LEVELS, "level"),
            sources=self.sources,
            legal_basis=self.fact(part["legal_basis"], "legal_basis", self.texts),
            valid_from=valid_from,
            valid_to=valid_to,
            source_url=self.fact(part["source_url"], "source_url", self.url),
            scales=self.scales,
            scale_standings=self.scale_standings,
            overall=self.fact(part["overall"], "overall", self.area_key),
            areas=areas,
            limits=self.entries(part["limiting_rules"], "limiting_rules", self._limit),
            suggestion=self.fact(part["suggestion"], "suggestion", self._roll_up),
            progress=self.fact(part["progress"], "progress", self._progress),
            timescales=self.entries(part["timescales"], "timescales", self._timescale),
            classes=self.entries(part["classes"], "classes", self._class),
            evidence=self.entries(part["evidence_expected"], "evidence_expected", self._class),
            clocks=self.entries(part["clocks"], "clocks", self._clock),
            parameters=self.entries(part["parameters"], "parameters", self._parameter),
            outputs=self.entries(part["outputs"], "outputs", self._output),
            bands=self.fact(part["proportion_bands"], "proportion_bands", self._bands),
        )

    def area_key(self, node: Node, where: str) -> str:
        return self.check.choice(node, where, self.areas, "judgement area")

    def area_keys(self, node: Node, where: str) -> tuple[str, ...]:
        return tuple(self.area_key(each, where) for each in self.check.items(node, where))

    def scale(self, node: Node, where: str) -> Scale | None:
        key = self.check.choice(node, where, self.scale_standings, "scale")
        return self.scales.get(key)

    def step(self, node: Node, where: str, scale: Scale | None) -> str:
        return self.check.choice(node, where, scale.keys, f"grade of {scale.key}") if scale else ""

    # Parts of the file

    def _kinds(self, node: Node) -> tuple[str, ...]:
        nodes = self.check.items(node, "kinds")
        if isinstance(node.value, list) and not nodes:
            self.check.wrong(node, "kinds", "Name at least one kind of inspection.")
        return tuple(self.check.choice(each, "kinds", KINDS, "kind of inspection") for each in nodes)

    def _sources(self, node: Node) -> None:
        nodes = self.check.items(node, "sources")
        self.check.unique(keyed(nodes), "sources", "key")
        for number, each in enumerate(nodes):
            where = f"sources[{number}]"
            part = self.check.mapping(each, where, ("key", "title", "url"))
            key = self.slug(part["key"], f"{where}.key")
            url = "" if part["url"].is_null else self.url(part["url"], f"{where}.url")
            self.sources[key] = Source(key, self.check.text(part["title"], f"{where}.title"), url)

    def _scales(self, node: Node) -> None:
        nodes = self.check.items(node, "scales")
        self.check.unique(keyed(nodes), "scales", "key")
        for number, each in enumerate(nodes):
            where = f"scales[{number}]"
            part = self.check.mapping(each, where, ("key", "title", "steps", "verified"), OPTIONAL)
            key = self.slug(part["key"], f"{where}.key")
            title = self.title(part["title"], f"{where}.title")
            steps = self._steps(part["steps"], f"{where}.steps")
            self.scale_standings[key] = self.standing(each, part, where)
            if steps:
                self.scales[key] = Scale(key, title.en, title.cy, steps)

    def _steps(self, node: Node, where: str) -> tuple[Step, ...]:
        """The steps, each with a key and code of its own; () when they make no scale."""
        nodes = self.check.items(node, where)
        before = len(self.check.problems)
        if isinstance(node.value, list) and not nodes:
            self.check.wrong(node, where, "A scale needs at least one step, best first.")
        self.check.unique(keyed(nodes), where, "step")
        steps, codes = [], []
        for order, each in enumerate(nodes):
            place = f"{where}[{order}]"
            part = self.check.mapping(each, place, ("key", "code", "label"))
            code = None if part["code"].is_null else self.check.whole(part["code"], f"{place}.code")
            label = self.title(part["label"], f"{place}.label")
            steps.append(Step(self.slug(part["key"], f"{place}.key"), order, code, label.en, label.cy))
            codes.append(("" if code is None else str(code), each))
        self.check.unique(codes, where, "code")
        return tuple(steps) if len(self.check.problems) == before else ()

    def _areas(self, node: Node, where: str, above: tuple[str, ...]) -> tuple[Area, ...]:
        return tuple(
            self._area(each, f"{where}[{number}]", above) for number, each in enumerate(self.check.items(node, where))
        )

    def _area(self, node: Node, where: str, above: tuple[str, ...]) -> Area:
        keys = ("key", "title", "scale", "criteria", "areas", "verified")
        part = self.check.mapping(node, where, keys, (*OPTIONAL, "theme"))
        key = self.slug(part["key"], f"{where}.key")
        inside: tuple[Area, ...] = ()
        if key and key in above:
            path = " → ".join((*above[above.index(key) :], key))
            self.check.wrong(node, where, f"The area {key!r} stands inside itself: {path}. Take it out of the cycle.")
        else:
            inside = self._areas(part["areas"], f"{where}.areas", (*above, key))
        area = Area(
            key=key,
            title=self.title(part["title"], f"{where}.title"),
            scale=None if part["scale"].is_null else self.scale(part["scale"], f"{where}.scale"),
            theme=self.check.truth(part["theme"], f"{where}.theme"),
            criteria=self.fact(part["criteria"], f"{where}.criteria", self._criteria),
            areas=inside,
            standing=self.standing(node, part, where),
        )
        self.areas.setdefault(key, area)
        if part["scale"].is_null:
            self.ungraded.add(key)
        return area

    def _criteria(self, node: Node, where: str) -> tuple[Title, ...]:
        return tuple(self.title(each, where) for each in self.check.items(node, where))

    def _unique_areas(self, node: Node) -> None:
        def walk(each: Node) -> Iterable[tuple[str, Node]]:
            for item in each.value if isinstance(each.value, list) else ():
                if isinstance(item.value, dict):
                    yield from keyed([item])
                    yield from walk(item.value.get("areas", Node([])))

        self.check.unique(walk(node), "judgement_areas", "area")

    def _limit(self, node: Node, where: str) -> Limit:
        keys = ("key", "title", "target", "areas", "when", "at_most", "override", "verified")
        part = self.check.mapping(node, where, keys, OPTIONAL)
        target = self.area_key(part["target"], f"{where}.target")
        scale = self.areas[target].scale if target else None
        if target in self.ungraded:
            self.check.wrong(part["target"], f"{where}.target", f"The area {target!r} has no grade to limit.")
        standing = self.standing(node, part, where)
        rule = LimitingRule(
            key=self.slug(part["key"], f"{where}.key"),
            target=target,
            areas=self.area_keys(part["areas"], f"{where}.areas"),
            trigger=self.step(part["when"], f"{where}.when", scale),
            at_most=self.step(part["at_most"], f"{where}.at_most", scale),
            source=self._source_title(standing),
            verified=standing.verified,
            reason=standing.reason,
        )
        override = self.fact(part["override"], f"{where}.override", self.words)
        return Limit(self.title(part["title"], f"{where}.title"), rule, override, standing)

    def _source_title(self, standing: Standing) -> str:
        source = self.sources.get(standing.source)
        return source.title if source else ""

    def _roll_up(self, node: Node, where: str) -> RollUp:
        part = self.check.mapping(node, where, ("method", "of"))
        return RollUp(
            self.check.choice(part["method"], f"{where}.method", METHODS, "method"),
            self.area_keys(part["of"], f"{where}.of"),
        )

    def _progress(self, node: Node, where: str) -> Progress | None:
        part = self.check.mapping(node, where, ("scale", "aggregation", "ties", "deciding_areas"))
        scale = self.scale(part["scale"], f"{where}.scale")
        aggregation = self.check.choice(part["aggregation"], f"{where}.aggregation", ("mode",), "aggregation")
        ties = self.check.choice(part["ties"], f"{where}.ties", ("worst",), "rule for ties")
        place = f"{where}.deciding_areas"
        deciding = tuple(
            self._deciding(each, f"{place}[{number}]", scale)
            for number, each in enumerate(self.check.items(part["deciding_areas"], place))
        )
        return Progress(scale, aggregation, ties, deciding) if scale else None

    def _deciding(self, node: Node, where: str, scale: Scale | None) -> DecidingArea:
        part = self.check.mapping(node, where, ("area", "when", "headline", "verified"), OPTIONAL)
        area = self.area_key(part["area"], f"{where}.area")
        standing = self.standing(node, part, where)
        return DecidingArea(
            area=area,
            trigger=self.step(part["when"], f"{where}.when", self.areas[area].scale if area else None),
            headline=self.step(part["headline"], f"{where}.headline", scale),
            source=self._source_title(standing),
            verified=standing.verified,
            reason=standing.reason,
        )

    def _timescale(self, node: Node, where: str) -> Timescale:
        part, named = self.named(node, where, "months")
        return Timescale(**named, months=self.perhaps(part["months"], f"{where}.months", self.check.whole))

    def _class(self, node: Node, where: str) -> Named:
        return Named(**self.named(node, where)[1])

    def _clock(self, node: Node, where: str) -> Clock:
        part, named = self.named(node, where, "starts", "length", "unit")
        return Clock(
            **named,
            starts=self.slug(part["starts"], f"{where}.starts"),
            length=self.perhaps(part["length"], f"{where}.length", self.check.whole),
            unit=self.check.choice(part["unit"], f"{where}.unit", UNITS, "unit"),
        )

    def _parameter(self, node: Node, where: str) -> Parameter:
        part, named = self.named(node, where, "value")
        value, where = part["value"], f"{where}.value"
        if value.is_null or isinstance(value.value, int):
            return Parameter(**named, value=self.perhaps(value, where, self.check.whole))
        words = self.words(value, where)
        return Parameter(**named, value=words.en, value_cy=words.cy)

    def _output(self, node: Node, where: str) -> Output:
        part = self.check.mapping(node, where, ("key", "title", "form", "sections", "verified"), OPTIONAL)
        return Output(
            key=self.slug(part["key"], f"{where}.key"),
            title=self.title(part["title"], f"{where}.title"),
            form=self.check.choice(part["form"], f"{where}.form", FORMS, "form"),
            sections=self.fact(part["sections"], f"{where}.sections", self._sections),
            standing=self.standing(node, part, where),
        )

    def _sections(self, node: Node, where: str) -> tuple[tuple[str, Title], ...]:
        nodes = self.check.items(node, where)
        self.check.unique(keyed(nodes), where, "section")
        parts = [self.check.mapping(each, where, ("key", "title")) for each in nodes]
        return tuple((self.slug(part["key"], where), self.title(part["title"], where)) for part in parts)

    def _bands(self, node: Node, where: str) -> str:
        if self.bands is None:
            return self.check.text(node, where)
        return self.check.choice(node, where, sorted(self.bands), "list of proportion words")
