from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate


def changed(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


class Migration(migrations.Migration):
    dependencies = [("drafting", "0001_initial")]
    operations = [
        RefuseUpdate(
            "drafting_version_never_changes",
            table="drafting_statementversion",
            condition=changed("text", "text_cy", "revision", "by_id"),
            message="A version of a statement is never changed: another one is added.",
        ),
        RefuseUpdate(
            "drafting_sign_off_never_changes",
            table="drafting_signoff",
            condition=changed("seen", "person_id", "role", "draft_id"),
            message="A signature holds for the text that was signed, and is never changed.",
        ),
        RefuseUpdate(
            "drafting_accepted_warning_never_changes",
            table="drafting_acceptedwarning",
            condition=changed("seen", "reason", "by_id", "rule"),
            message="Why a warning was kept is never changed.",
        ),
    ]
