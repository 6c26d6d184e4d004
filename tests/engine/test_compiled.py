"""Kernels: plain Python until there is machine code, and machine code for their types alone."""

from unittest.mock import patch

import numpy as np
import pytest

from cairn.engine import Index, compiled, index
from cairn.engine.best import Best
from cairn.engine.scan import scan
from tests.engine.engines import ByMachine, ByNumpy
from tests.engine.people import RELATED, lin, perfect


@pytest.fixture
def machine():
    if not compiled.compile_all():
        pytest.skip("numba is not installed")


def test_a_kernel_is_plain_python_first():
    kernel = compiled.compiled()(lambda number: number + 1)
    assert kernel(2) == 3
    assert kernel.call is kernel.source


def test_nothing_is_compiled_without_numba():
    with (
        patch.object(compiled, "available", False),
        patch.object(compiled, "_done", compiled.Event()),
    ):
        assert not compiled.compile_all()
        assert not compiled.ready()


def test_a_numba_that_does_not_import_leaves_python(caplog):
    with (
        patch.object(compiled, "available", True),
        patch.object(compiled, "_done", compiled.Event()),
        patch.object(compiled, "import_module", side_effect=ImportError),
    ):
        assert not compiled.compile_all()
    assert "stay plain Python" in caplog.text


def test_warming_ends_with_machine_code(machine):
    thread = compiled.warm()
    thread.join()
    assert compiled.warm() is thread
    assert compiled.ready()
    assert scan.call is scan.machine


def test_a_kernel_refuses_types_that_it_was_not_compiled_for(machine):
    (search,) = scan.examples[0]()
    with pytest.raises(TypeError):
        scan(search._replace(best=Best.of(1)._replace(keys=np.zeros(1))))


def test_the_stamp_of_machine_code_changes_with_any_file(tmp_path):
    (tmp_path / "one.py").write_text("1")
    with patch.object(compiled, "__file__", str(tmp_path / "compiled.py")):
        before = compiled._digest()
        (tmp_path / "two.py").write_text("2")
        assert compiled._digest() != before


@pytest.mark.parametrize("change", [lambda mask: mask[::-1], lambda mask: mask.view(np.uint8) * 2])
def test_any_kind_of_mask_will_do(machine, change):
    crowd = [perfect(id=number) for number in range(4)]
    by_machine, by_numpy = (kind(RELATED).build(crowd) for kind in (ByMachine, ByNumpy))
    mask = change(by_machine.mask(ids=[1, 2, 3]))
    mask.flags.writeable = False
    expected = by_numpy.top(lin(), 9, where=mask.astype(np.bool_))
    assert by_machine.top(lin(), 9, where=mask) == expected
    assert len(expected) == 3


def test_small_communities_are_left_to_numpy(machine):
    small = Index(RELATED).build([perfect()])
    assert small._scan() is None
    with patch.object(index, "LARGE", 1):
        assert small._scan() is scan
