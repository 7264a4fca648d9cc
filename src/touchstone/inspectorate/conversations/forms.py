"""What a person fills in: minutes, promises, how far they are, panels and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.promises import OPEN, Reply
from touchstone.domain.themes import THEMES
from touchstone.domain.workflows.agreed_action import AGREED_ACTION
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.core.pages import language
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.conversations import presenters
from touchstone.inspectorate.conversations.models import AgreedAction, Meeting, Panel, Side
from touchstone.inspectorate.conversations.rows import MinutesRow, PromiseRow
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.requests import uploads

LANGUAGES = [("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))]


def _text(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _titled(choices: type[TextChoices], titles: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(key, titles[key]) for key in choices.values]


class WhomForm(Form):
    """Which inspectorate met which service: asked first, because the minutes choose among its areas."""

    inspectorate = forms.ChoiceField(label=gettext_lazy("Inspectorate"))
    service = forms.ChoiceField(label=gettext_lazy("Service"))

    def __init__(
        self, inspectorates: Sequence[Organisation], services: Sequence[Organisation], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inspectorate"].choices = [(row.slug, str(row)) for row in inspectorates]  # type: ignore[attr-defined]
        self.fields["service"].choices = [(row.slug, str(row)) for row in services]  # type: ignore[attr-defined]


class MinutesForm(Form):
    """The minutes of a meeting, by their headings."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of meeting was it?"), widget=forms.RadioSelect)
    held_on = DateField(label=gettext_lazy("Held on"))
    place = forms.CharField(
        label=gettext_lazy("Where"), help_text=gettext_lazy("A place, or how: by video."), max_length=200,
        required=False,
    )  # fmt: skip
    present_inspectorate = _text(
        gettext_lazy("Who was there for the inspectorate"), help_text=gettext_lazy("One a line: name and role.")
    )
    present_service = _text(
        gettext_lazy("Who was there for the service"), help_text=gettext_lazy("One a line: name and role.")
    )
    self_evaluation = _text(
        gettext_lazy("The self-evaluation"), required=False, rows=4,
        help_text=gettext_lazy("What it says, and what was said of it."),
    )  # fmt: skip
    changed = _text(gettext_lazy("What has changed"), required=False, rows=4)
    risks = _text(gettext_lazy("Risks"), required=False, rows=4)
    improvement = _text(gettext_lazy("Areas for improvement"), required=False, rows=4)
    areas_for_improvement = forms.MultipleChoiceField(
        label=gettext_lazy("Which areas for improvement were discussed?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    agreed = _text(
        gettext_lazy("What was agreed"), required=False, rows=4,
        help_text=gettext_lazy("Who does what by when is added on the next page, each for itself."),
    )  # fmt: skip
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Which service areas was it about?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None: the whole service."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self, areas: Sequence[Area], improvements: Sequence[AreaForImprovement], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held_areas = {area.slug: area for area in areas}
        self.held_improvements = {each.slug: each for each in improvements}
        choices: dict[str, list[tuple[str, Any]]] = {
            "kind": _titled(Meeting.Kind, presenters.KINDS),
            "areas": [(area.slug, str(area)) for area in areas],
            "areas_for_improvement": [(each.slug, presenters.improvement_title(each)) for each in improvements],
        }
        for name, named in choices.items():
            self.fields[name].choices = named  # type: ignore[attr-defined]
            if not named:
                del self.fields[name]

    def row(self) -> MinutesRow:
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        areas = [self.held_areas[slug] for slug in said.pop("areas", ())]
        improvements = [self.held_improvements[slug] for slug in said.pop("areas_for_improvement", ())]
        return MinutesRow(**said, areas=areas, areas_for_improvement=improvements)


def minutes_initial(meeting: Meeting) -> dict[str, Any]:
    """What the form begins with for minutes that are there. Two queries."""
    names = ("kind", "held_on", "place", "present_inspectorate", "present_service", "self_evaluation", "changed",
             "risks", "improvement", "agreed", "revision")  # fmt: skip
    return {
        **{name: getattr(meeting, name) for name in names},
        "areas": list(meeting.areas.values_list("slug", flat=True)),
        "areas_for_improvement": list(meeting.areas_for_improvement.values_list("slug", flat=True)),
    }


class PromiseForm(Form):
    """Who does what by when."""

    side = forms.ChoiceField(label=gettext_lazy("Who does it?"), widget=forms.RadioSelect)
    text = _text(gettext_lazy("What will be done"))
    owner = forms.CharField(
        label=gettext_lazy("Who answers for it"), help_text=gettext_lazy("A person or a post."), max_length=200
    )
    due = DateField(label=gettext_lazy("Done by"), required=False)
    no_due_reason = forms.CharField(label=gettext_lazy("If there is no day: why"), max_length=300, required=False)

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [  # type: ignore[attr-defined]
            (Side.SERVICE, str(meeting.provider)),
            (Side.INSPECTORATE, str(meeting.inspectorate)),
        ]

    def row(self) -> PromiseRow:
        return PromiseRow(**{name: value for name, value in self.cleaned_data.items() if name != "side"})


class BecauseForm(Form):
    because = _text(
        gettext_lazy("Why the minutes stay as they are"),
        help_text=gettext_lazy("The service reads it. Its own account stays beside yours."),
    )


class NoteForm(Form):
    text = _text(gettext_lazy("Add a note"), help_text=gettext_lazy("Both sides read it. It cannot be taken back."))


class AnswerForm(Form):
    """The service's answer to minutes."""

    agrees = forms.ChoiceField(
        label=gettext_lazy("Are the minutes right?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Yes, we agree to them")),
            ("no", gettext_lazy("No, we saw something otherwise")),
        ],
    )
    words = _text(
        gettext_lazy("What you saw otherwise"), required=False, rows=4,
        help_text=gettext_lazy("It is kept beside the minutes, in your own words. You may also add something here."),
    )  # fmt: skip


class TellForm(Form):
    """How far an action is."""

    on = DateField(label=gettext_lazy("On which day"))
    state = forms.ChoiceField(label=gettext_lazy("How far it is"), widget=forms.RadioSelect)
    says = _text(
        gettext_lazy("What happened"), required=False,
        help_text=gettext_lazy("Needed where it will not be done. No names of children."),
    )  # fmt: skip

    def __init__(self, action: AgreedAction, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        can = [action.state, *(step.target for step in AGREED_ACTION.allowed(action.state))]
        self.fields["state"].choices = [(key, presenters.STATES[key][0]) for key in dict.fromkeys(can)]  # type: ignore[attr-defined]


class CorrectForm(Form):
    """Wording, owner and day of an action, as they are to be, and why."""

    text = _text(gettext_lazy("What will be done"))
    owner = forms.CharField(
        label=gettext_lazy("Who answers for it"), help_text=gettext_lazy("A person or a post."), max_length=200
    )
    due = DateField(
        label=gettext_lazy("Done by"), required=False,
        help_text=gettext_lazy("Another day holds when the other side has agreed to it."),
    )  # fmt: skip
    reason = _text(
        gettext_lazy("Why it is corrected"), help_text=gettext_lazy("Both sides read it, beside what stood before.")
    )

    def __init__(self, action: AgreedAction, *args: Any, **kwargs: Any) -> None:
        held = {"text": action.text, "owner": action.owner, "due": action.due}
        super().__init__(*args, initial=held, **kwargs)
        self.held_day = action.due
        if action.state not in OPEN:  # what is no longer to be done has no day to move
            del self.fields["due"]

    def row(self) -> PromiseRow:
        given = self.cleaned_data
        return PromiseRow(text=given["text"], owner=given["owner"], due=given.get("due", self.held_day))


class DayForm(Form):
    """The answer to another day."""

    agrees = forms.ChoiceField(
        label=gettext_lazy("Do you agree to the other day?"),
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Yes, it may hold")), ("no", gettext_lazy("No, the day that was agreed holds"))],
    )
    words = _text(gettext_lazy("Why"), required=False, help_text=gettext_lazy("Needed where you do not agree."))


class FileForm(Form):
    """A file, and what it shows."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("PDF, Word, spreadsheet, CSV, text or picture. No names of children."),
        allow_empty_file=True,  # refused later, with a better sentence
        widget=forms.ClearableFileInput(attrs={"accept": uploads.ENDINGS}),
    )
    shows = forms.CharField(label=gettext_lazy("What it shows"), max_length=500)


class FilterForm(Form):
    """What a list is narrowed to."""

    service = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Minutes"), required=False)

    def __init__(self, services: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "service": [(row.slug, str(row)) for row in services],
            "kind": _titled(Meeting.Kind, presenters.KINDS),
            "state": [(key, title) for key, (title, _tag) in presenters.MINUTES_STATES.items()],
        }
        for name, named in choices.items():
            self.fields[name].choices = [everything, *named]  # type: ignore[attr-defined]


class ActionFilterForm(Form):
    service = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    side = forms.ChoiceField(label=gettext_lazy("Who does it"), required=False)
    late = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)

    def __init__(self, services: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "service": [(row.slug, str(row)) for row in services],
            "side": _titled(Side, presenters.SIDES),
            "late": [("open", _("Still to be done")), ("late", _("Late")), ("ended", _("Done or ended"))],
        }
        for name, named in choices.items():
            self.fields[name].choices = [everything, *named]  # type: ignore[attr-defined]


class PanelForm(Form):
    """A young people's board, a family forum."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=200)
    kept_by = forms.CharField(
        label=gettext_lazy("Who looks after it"), help_text=gettext_lazy("A post, not a name."), max_length=200
    )
    service = forms.ChoiceField(label=gettext_lazy("Service"))

    def __init__(self, services: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _titled(Panel.Kind, presenters.PANELS)  # type: ignore[attr-defined]
        self.fields["service"].choices = [(row.slug, str(row)) for row in services]  # type: ignore[attr-defined]
        if len(services) == 1:
            self.fields["service"].widget = forms.HiddenInput()
            self.fields["service"].initial = services[0].slug


class SessionForm(Form):
    """A day on which a panel met."""

    held_on = DateField(label=gettext_lazy("On which day"))
    came = forms.IntegerField(
        label=gettext_lazy("How many came"), help_text=gettext_lazy("Only the number. Never who."), min_value=0,
        max_value=1000,
    )  # fmt: skip
    about = _text(gettext_lazy("What it was about"), required=False, help_text=gettext_lazy("No names of children."))
    kept = forms.CharField(
        label=gettext_lazy("Why marked words may stay"), max_length=300, required=False,
        help_text=gettext_lazy("Only where the check marked words by mistake."),
    )  # fmt: skip


class RecommendForm(Form):
    """What they said."""

    said = _text(
        gettext_lazy("What they said"),
        help_text=gettext_lazy("In their own words, shortened. Nobody may be recognised by it."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language"),
        choices=[("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))],
    )
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    area = forms.ChoiceField(label=gettext_lazy("Service area"), required=False)
    kept = forms.CharField(
        label=gettext_lazy("Why marked words may stay"), max_length=300, required=False,
        help_text=gettext_lazy("Only where the check marked words by mistake."),
    )  # fmt: skip

    def __init__(self, areas: Sequence[Area], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = {area.slug: area for area in areas}
        self.fields["theme"].choices = [("", _("None")), *((each.key, each.title(language())) for each in THEMES)]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("The whole service")), *((area.slug, str(area)) for area in areas)]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "area": self.held.get(self.cleaned_data["area"])}


class ReplyForm(Form):
    """We did, we will, we cannot."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is the answer?"),
        widget=forms.RadioSelect,
        choices=[
            (Reply.DID, gettext_lazy("We did it")),
            (Reply.WILL, gettext_lazy("We will do it")),
            (Reply.CANNOT, gettext_lazy("We cannot do it")),
        ],
    )
    words = _text(
        gettext_lazy("The answer"),
        help_text=gettext_lazy("What was done, what will be, or why it cannot. They read it, so write it for them."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language"),
        choices=[("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))],
    )
    did_on = DateField(label=gettext_lazy("If you did it: on which day"), required=False)
    owner = forms.CharField(
        label=gettext_lazy("If you will: which post answers for it"), max_length=200, required=False
    )
    due = DateField(label=gettext_lazy("If you will: by when"), required=False)
    no_due_reason = forms.CharField(label=gettext_lazy("If there is no day: why"), max_length=300, required=False)

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        promise = {name: said.pop(name) for name in ("owner", "due", "no_due_reason")}
        return {**said, "promise": PromiseRow(text=said["words"], **promise) if said["kind"] == Reply.WILL else None}


class ToldForm(Form):
    on = DateField(label=gettext_lazy("On which day were they told?"))
    how = forms.CharField(
        label=gettext_lazy("How"), help_text=gettext_lazy("At their next meeting, in a letter."), max_length=300
    )


class EndForm(Form):
    on = DateField(label=gettext_lazy("On which day did it end?"))
