"""What a person fills in while a report is written: a statement, an area for improvement, a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.frameworks import Framework
from touchstone.foundation.core.forms import Form
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.rows import AreaRow

LONGEST = 20_000


def _text(label: Any, rows: int = 5, help_text: Any = "", required: bool = False) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows, "spellcheck": "true"})
    return forms.CharField(label=label, help_text=help_text, widget=box, required=required, max_length=LONGEST)


class StatementForm(Form):
    """One statement. `comment` is not part of it: it is said of it, and goes with the same button."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = _text(gettext_lazy("Statement"))
    text_cy = _text(gettext_lazy("Statement in Welsh"))

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not draft.welsh:
            del self.fields["text_cy"]

    @property
    def base(self) -> int:
        return int(self.cleaned_data.get("revision") or 0)

    @property
    def english(self) -> str:
        return str(self.cleaned_data["text"])

    @property
    def welsh(self) -> str | None:
        """None where the report is in English only: then it stays as it is."""
        return str(self.cleaned_data["text_cy"]) if "text_cy" in self.fields else None


def statement_form(draft: Draft, statement: Statement) -> StatementForm:
    """The form as the statement is saved now."""
    names = ("text", "text_cy", "revision")
    return StatementForm(draft, initial={name: getattr(statement, name) for name in names})


class AreaForm(Form):
    """An area for improvement: its words, and what the framework asks to be said of it."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = _text(
        gettext_lazy("What has to improve"),
        rows=4,
        help_text=gettext_lazy("One thing, beginning with a verb, so that somebody can see when it is done."),
        required=True,
    )
    text_cy = _text(gettext_lazy("What has to improve, in Welsh"), rows=4)
    timescale_key = forms.ChoiceField(label=gettext_lazy("By when"), required=False)
    class_key = forms.ChoiceField(label=gettext_lazy("What it is"), required=False)
    judgement_key = forms.ChoiceField(label=gettext_lazy("Which judgement it comes from"), required=False)
    section = forms.CharField(
        label=gettext_lazy("Which list it stands in"),
        help_text=gettext_lazy("Only where the document has more than one."),
        required=False,
        max_length=40,
    )

    def __init__(self, draft: Draft, framework: Framework, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tongue = language()
        choices = {
            "timescale_key": [(each.key, each.title(tongue)) for each in framework.timescales],
            "class_key": [(each.key, each.title(tongue)) for each in framework.classes],
            "judgement_key": [(area.key, area.title(tongue)) for _depth, area in framework.walk()],
        }
        for name, options in choices.items():
            if options:
                self.fields[name].choices = [("", _("Not said")), *options]  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        if not draft.welsh:
            del self.fields["text_cy"]

    @property
    def base(self) -> int:
        return int(self.cleaned_data.get("revision") or 0)

    def row(self, held: DraftArea | None = None) -> AreaRow:
        """What was given; what the form does not ask stays as it is in `held`."""
        kept = {name: getattr(held, name) for name in AreaRow.__dataclass_fields__} if held is not None else {}
        given = {name: self.cleaned_data[name] for name in AreaRow.__dataclass_fields__ if name in self.cleaned_data}
        return AreaRow(**{**kept, **given})


def area_form(draft: Draft, framework: Framework, area: DraftArea) -> AreaForm:
    """The form as the area for improvement is saved now."""
    names = (*AreaRow.__dataclass_fields__, "revision")
    return AreaForm(draft, framework, initial={name: getattr(area, name) for name in names})


class ReasonForm(Form):
    """A reason, asked once."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: Any = "", hint: Any = "", required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["reason"]
        box.required, box.help_text = required, hint
        if label:
            box.label = label
            box.error_messages["required"] = _("Fill in “%(label)s”.") % {"label": label}
