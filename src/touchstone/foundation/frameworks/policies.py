"""May this definition take its place among the framework versions?"""

from __future__ import annotations

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.definition_files import Definition
from touchstone.foundation.frameworks.models import FrameworkVersion


def check_can_replace(held: FrameworkVersion, definition: Definition) -> None:
    """Raises Refused where the version was used and the definition says something else."""
    if held.first_used_on is not None and held.content_hash != definition.hash:
        used = f"{held.first_used_on.day} {held.first_used_on:%B %Y}"
        raise Refused(
            f"{held.key}.yaml says something else than version {held.version}, which inspections have used since "
            f"{used} and which therefore stays as it is. To change it, write “version: {held.version + 1}” in the "
            "file; to keep it, put the file back."
        )


def can_replace(held: FrameworkVersion, definition: Definition) -> bool:
    try:
        check_can_replace(held, definition)
    except Refused:
        return False
    return True
