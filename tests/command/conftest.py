import pytest

from tests.command.sheets import Desk


@pytest.fixture
def desk(tmp_path, capsys):
    """A folder with two small files, and the command to run on them."""
    return Desk(tmp_path, capsys)
