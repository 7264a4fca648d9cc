import pytest

pytest.register_assert_rewrite("tests.factories.document_checks")
