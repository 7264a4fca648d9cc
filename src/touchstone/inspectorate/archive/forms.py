"""What a person fills in: files to bring in, a value corrected, a row added, how a reading goes into the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import Form
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.archive import choices, typed, vocabulary
from touchstone.inspectorate.archive.answers import DOCUMENT, HELD
from touchstone.inspectorate.archive.models import ReadValue
from touchstone.inspectorate.archive.proposal import Proposal, progress_answers
from touchstone.inspectorate.archive.values import Item, Path, settled
from touchstone.inspectorate.archive.vocabulary import Meaning, Type

ACCEPTED = ".pdf,.docx,.html,.htm,.txt"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) and data else [data or None]
        # An empty file is refused later with its name, so that the others are not lost with it.
        return [super(FilesField, self).clean(one, initial) for one in given]


class BringInForm(Form):
    """Documents to read into the archive."""

    files = FilesField(
        label=gettext_lazy("Published reports or letters"),
        allow_empty_file=True,
        widget=ManyFiles(attrs={"multiple": True, "accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = _(
            "PDF, Word (DOCX), HTML or plain text; several at once if you like; at most %(most)s MB each."
        ) % {"most": f"{settings.MAX_DOCUMENT_BYTES / 1_048_576:g}"}


class ReadingFilter(Form):
    """Narrows the list of readings."""

    q = forms.CharField(label=gettext_lazy("Words in the name, title, provider or area"), required=False)
    family = forms.ChoiceField(label=gettext_lazy("Layout"), required=False)

    def __init__(self, families: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].choices = [("", _("Any layout")), *((name, name) for name in families)]  # type: ignore[attr-defined]


class TypedForm(Form):
    """Boxes for typed values: `clean` parses each by its type, with a sentence for every mistake."""

    meanings: dict[str, Meaning]

    def add(self, name: str, meaning: Meaning, initial: Any) -> None:
        options = choices.of(meaning)
        self.meanings[name] = meaning
        if meaning.type == Type.YES_NO:
            options = {_("yes"): _("Yes"), _("no"): _("No")}
        if options:
            picks = [("", _("Not in the document")), *options.items()]
            shown = typed.as_typed(initial)
            if shown and shown not in options:
                picks.append((shown, _("%(value)s (as read)") % {"value": shown}))
            self.fields[name] = forms.ChoiceField(label=meaning.label, choices=picks, required=False, initial=shown)
            return
        long = meaning.type in (Type.LONG_TEXT, Type.LINES)
        self.fields[name] = forms.CharField(
            label=meaning.label,
            required=False,
            initial=typed.as_typed(initial),
            help_text=_HINTS.get(meaning.type, ""),
            widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput(),
            strip=True,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, meaning in self.meanings.items():
            options = choices.of(meaning)
            try:
                cleaned[name] = typed.parse(meaning, str(cleaned.get(name) or ""), options)
            except typed.NotOfType as problem:
                self.add_error(name, str(problem))
        return cleaned


_HINTS = {
    Type.DATE: gettext_lazy("Like 5 October 2009, October 2009, 2009 or week commencing 5 October 2009."),
    Type.COUNTS: gettext_lazy("Like 1 good, 5 satisfactory."),
}


class ItemForm(TypedForm):
    """One item of a reading: a box for each of its values."""

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanings, self.paths = {}, {}
        for n, value in enumerate(item.values):
            path = Path.read(value.path)
            list_name, name = ("", path.name) if path.index is None else (path.name, path.column)
            self.paths[f"v{n}"] = value
            self.add(f"v{n}", vocabulary.meaning_of(list_name, name, value.value), settled(value))

    paths: dict[str, ReadValue]

    def corrected(self) -> dict[str, Any]:
        """What was typed, by path; a date typed to the same days as the one read is the one read."""
        return {value.path: _as_read(self.cleaned_data.get(name), value.value) for name, value in self.paths.items()}


def _as_read(given: Any, read: Any) -> Any:
    if isinstance(given, Mapping) and isinstance(read, Mapping) and "start" in given and "start" in read:
        same = (given["start"], given.get("precision")) == (read["start"], read.get("precision"))
        return read if same else given
    if isinstance(given, str) and isinstance(read, str) and given.split() == read.split():
        return read
    return given


class RowForm(TypedForm):
    """A row that the reader missed: a box for each column of its list."""

    def __init__(self, columns: Sequence[tuple[str, Meaning]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanings = {}
        for name, meaning in columns:
            self.add(name, meaning, None)


class AnswersForm(Form):
    """How a reading goes into the record: the open questions, the differences, and what each progress is about."""

    def __init__(self, proposal: Proposal, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = [each.name for each in proposal.questions]
        for question in proposal.questions:
            picks = [("", _("Choose")), *question.options]
            self.fields[question.name] = forms.ChoiceField(label=question.asks, choices=picks, required=False)
        self.asked: dict[str, str] = {}
        for n, difference in enumerate(each for each in proposal.differences if not each.fixed):
            self.asked[f"d{n}"] = difference.key
            self.fields[f"d{n}"] = forms.ChoiceField(
                label=_("Whose value holds for “%(what)s”?") % {"what": difference.label},
                choices=[(DOCUMENT, _("As the document has it")), (HELD, _("As it is held now"))],
                initial=difference.chosen or None,
                required=False,
                widget=forms.RadioSelect(),
            )
        self.matched: dict[str, str] = {}
        self._progress(proposal)

    def _progress(self, proposal: Proposal) -> None:
        earlier = proposal.earlier
        held = list(earlier.areas_for_improvement.all()) if earlier is not None else []
        if not held:
            return
        picks = [(str(afi.pk), f"{afi.number}. {afi.text[:120]}") for afi in held]
        picks.append(("new", _("None of these: add it as the letter words it")))
        current = progress_answers(proposal)
        for n, plan in enumerate(proposal.progress):
            self.matched[f"p{n}"] = plan.restated.item
            self.fields[f"p{n}"] = forms.ChoiceField(
                label=f"{plan.restated.number or n + 1}. {plan.restated.text[:200]}",
                choices=picks,
                initial=current[plan.restated.item],
                required=False,
            )

    def changes(self) -> dict[str, Any]:
        """What was answered, as changes of the reading's answers."""
        data = self.cleaned_data
        made: dict[str, Any] = {name: data[name] for name in self.questions if data.get(name)}
        differences = {key: data[name] for name, key in self.asked.items() if data.get(name)}
        progress = {item: data[name] for name, item in self.matched.items() if data.get(name)}
        if differences:
            made["differences"] = differences
        if progress:
            made["progress"] = progress
        return made


class NewProviderForm(Form):
    """A provider that the register does not hold yet."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            (str(kind), kind.label)
            for kind in (
                Organisation.Kind.SERVICE,
                Organisation.Kind.LOCAL_AUTHORITY,
                Organisation.Kind.SAFEGUARDING_BOARD,
            )
        ],
        widget=forms.RadioSelect(),
    )
    nation = forms.ChoiceField(
        label=gettext_lazy("Nation"),
        choices=[("England", gettext_lazy("England")), ("Wales", gettext_lazy("Wales"))],
        widget=forms.RadioSelect(),
    )
    checked = forms.BooleanField(label=gettext_lazy("I have checked that it is not held under another name"))


class NewAreaForm(Form):
    """A service area that its provider does not have here yet."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    code = forms.CharField(label=gettext_lazy("Code"), max_length=20, required=False)
    checked = forms.BooleanField(label=gettext_lazy("I have checked that it is not held under another name or code"))


class SendForm(Form):
    """Many documents at once."""

    name = forms.CharField(label=gettext_lazy("A name for this batch"), max_length=200, required=False)
    files = FilesField(
        label=gettext_lazy("Documents, or zip files of them"),
        allow_empty_file=True,
        widget=ManyFiles(attrs={"multiple": True, "accept": f"{ACCEPTED},.zip"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = _("At most 100 files, or zips of up to 5,000; at most %(most)s MB each.") % {
            "most": f"{settings.MAX_DOCUMENT_BYTES / 1_048_576:g}"
        }


class DrawForm(Form):
    """How many values are checked."""

    size = forms.IntegerField(label=gettext_lazy("How many values will you check?"))

    def __init__(self, least: int, total: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["size"] = forms.IntegerField(
            label=_("How many values will you check?"),
            help_text=_("At least %(least)s, at most %(total)s.") % {"least": least, "total": total},
            min_value=least,
            max_value=max(total, least),
            initial=least,
        )


class WhoForm(Form):
    """Whom a printed name means: the likely ones first, then everybody."""

    def __init__(self, likely: Sequence[Organisation], held: Iterable[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = {each.pk: each for each in likely}
        rest = [each for each in held if each.pk not in first]
        picks = [(str(each.pk), _with_dates(each)) for each in [*first.values(), *rest]]
        self.fields["who"] = forms.ChoiceField(label=_("Who is it?"), choices=[("", _("Choose")), *picks])


def _with_dates(each: Organisation) -> str:
    """An organisation's name, with from when to when where that tells it from another."""
    if each.valid_to is not None:
        return _("%(who)s (until %(day)s)") % {"who": each.full_name or each.name, "day": format_date(each.valid_to)}
    if each.valid_from is not None:
        return _("%(who)s (from %(day)s)") % {"who": each.full_name or each.name, "day": format_date(each.valid_from)}
    return str(each)
