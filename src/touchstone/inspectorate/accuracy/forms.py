"""What a person fills in: a comment, an answer, a day, a challenge and its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.workflows.accuracy_comment import VERDICTS
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.core.forms import DateField, Form
from touchstone.inspectorate.accuracy import presenters
from touchstone.inspectorate.accuracy.models import AccuracyComment
from touchstone.inspectorate.accuracy.queries import challenges, lines
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import uploads

UNITS = [
    (Clock.Unit.WORKING_DAYS, gettext_lazy("working days")),
    (Clock.Unit.CALENDAR_DAYS, gettext_lazy("calendar days")),
]


def _words(label: Any, *, hint: Any = "", rows: int = 4, required: bool = True) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=required, widget=box)


def _file(label: Any) -> forms.FileField:
    box = forms.ClearableFileInput(attrs={"accept": uploads.ENDINGS})
    return forms.FileField(label=label, required=False, allow_empty_file=True, widget=box)  # refused with a sentence


def _file_hint() -> str:
    most = f"{settings.MAX_DOCUMENT_BYTES / 1_048_576:g}"
    return _("PDF, Word, spreadsheet, CSV, text or picture, at most %(most)s MB. No names of children.") % {
        "most": most
    }


class CommentForm(Form):
    """A comment on a line, with one more file."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of comment"), widget=forms.RadioSelect, choices=list(presenters.KINDS.items())
    )
    text = _words(gettext_lazy("What is wrong or missing"), rows=4)
    proposed = _words(
        gettext_lazy("Words you propose instead"),
        hint=gettext_lazy("If you would put other words in their place."),
        rows=3,
        required=False,
    )
    file = _file(gettext_lazy("Add evidence"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _file_hint()

    @classmethod
    def of(cls, comment: AccuracyComment) -> CommentForm:
        return cls(initial={name: getattr(comment, name) for name in ("kind", "text", "proposed", "revision")})


class ReturnForm(Form):
    """Everything that was written goes at once."""

    words = _words(
        gettext_lazy("A few words with it"),
        hint=gettext_lazy("What the inspectorate should know of your comments as a whole."),
        required=False,
    )
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DaysForm(Form):
    """By when the service is to comment, and what that rests on."""

    length = forms.IntegerField(label=gettext_lazy("How long the service has"), min_value=1, max_value=365)
    unit = forms.ChoiceField(label=gettext_lazy("Counted in"), initial=Clock.Unit.WORKING_DAYS, choices=UNITS)
    basis = forms.CharField(
        label=gettext_lazy("What this rests on"),
        help_text=gettext_lazy("The service reads it beside the date."),
        max_length=300,
    )


class SendForm(DaysForm):
    """Sending the draft to the service."""

    words = _words(
        gettext_lazy("What you say to the service with it"),
        hint=gettext_lazy("For example, what has changed since you last sent it."),
        required=False,
    )


class ReasonForm(Form):
    """Why."""

    reason = _words(gettext_lazy("Why"), hint=gettext_lazy("The service reads it."), rows=3)

    def __init__(self, *args: Any, optional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not optional


class PauseForm(ReasonForm):
    """From which day on the clock stands still."""

    from_day = DateField(label=gettext_lazy("The first day that does not count"))
    field_order = ["from_day", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_day"].initial = clock.today


class ResumeForm(Form):
    """From which day on it counts again."""

    on = DateField(label=gettext_lazy("The first day that counts again"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today


class AnswerForm(Form):
    """Whether a comment is accepted, and why."""

    state = forms.ChoiceField(
        label=gettext_lazy("Is the comment accepted?"),
        widget=forms.RadioSelect,
        choices=[(key, presenters.COMMENTS[key][0]) for key in VERDICTS],
    )
    answer = _words(gettext_lazy("Why"), hint=gettext_lazy("The service reads it once you send all answers."))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    @classmethod
    def of(cls, comment: AccuracyComment) -> AnswerForm:
        state = comment.state if comment.state in VERDICTS else ""
        return cls(initial={"state": state, "answer": comment.answer, "revision": comment.revision})


class ChangeForm(Form):
    """The words of a line as they stand in the draft."""

    IDS = "change_%s"  # it stands on a page with another form
    text = _words(gettext_lazy("The words in English"), rows=6, required=False)
    text_cy = _words(gettext_lazy("The words in Welsh"), rows=6, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    @classmethod
    def of(cls, comment: AccuracyComment) -> ChangeForm | None:
        """None for a comment on the draft as a whole, and where its line was taken out."""
        if comment.line is None or lines.now_of(comment.line).gone:
            return None
        row = comment.line.statement or comment.line.area
        names = ("text", "text_cy", "revision")
        return cls(initial={name: getattr(row, name) for name in names}, auto_id=cls.IDS)


class AnswersForm(Form):
    """What goes with the answers."""

    words = _words(gettext_lazy("A few words with the answers"), required=False)


class ChallengeForm(Form):
    """A challenge, with a file."""

    about = forms.ChoiceField(
        label=gettext_lazy("What it is about"), widget=forms.RadioSelect, choices=list(presenters.ABOUT.items())
    )
    judgement_key = forms.ChoiceField(
        label=gettext_lazy("Which judgement"),
        help_text=gettext_lazy("If it is about a judgement."),
        required=False,
    )
    text = _words(gettext_lazy("What happened, or what is wrong, and why"), rows=8)
    wanted = _words(gettext_lazy("What you ask the inspectorate to do"))
    file = _file(gettext_lazy("Add a file"))

    def __init__(self, inspection: Inspection, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _file_hint()
        areas = [("", _("None")), *challenges.judgements_of(inspection)]
        self.fields["judgement_key"].choices = areas  # type: ignore[attr-defined]


class FileForm(Form):
    """One more file."""

    file = _file(gettext_lazy("Add a file"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _file_hint()
        self.fields["file"].required = True


class TakeOnForm(Form):
    """Why a challenge is taken on."""

    words = _words(gettext_lazy("Why you take it on"), rows=5)


class OutcomeForm(Form):
    """The answer to a challenge at its stage."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        widget=forms.RadioSelect,
        choices=[(key, words) for key, (words, _kind) in presenters.OUTCOMES.items()],
    )
    reasons = _words(gettext_lazy("The answer, with its reasons"), hint=gettext_lazy("The service reads it."), rows=8)
    number = forms.IntegerField(widget=forms.HiddenInput)
