"""Functions that numba turns into machine code where it is installed.

    @compiled(lambda: (np.zeros(1, np.int32), 7))
    def some_kernel(numbers: Ints, least: int) -> int: …

A kernel can be called at any time. Until `compile_all` or the thread of `warm` has done its work,
and for good where numba is missing, its source runs as plain Python; so it must be written for
both: loops over arrays and named tuples of arrays, and `int(…)` around what is read from an array
of small integers before it is reckoned with, for NumPy's small integers overflow.

The examples given to `compiled` have the very types of the real arguments (a named tuple, the type
of each array, read-only or not). Each makes one version; a call with other types raises
`TypeError` rather than compile in the middle of somebody's request. A kernel that only kernels
call needs no example, and stays Python for everybody else.

Machine code is kept beside the source or, where that cannot be written, in the user's cache, until
any file of the engine changes. `python -m cairn.engine.warming` compiles what is not there yet
and tells how long it took.
"""

import logging
import sys
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock, Thread
from types import CellType, FunctionType
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Example: TypeAlias = Callable[[], tuple[Any, ...]]

MODULES: tuple[str, ...] = (
    "cairn.engine.scan",
    "cairn.engine.bidding",
    "cairn.engine.searching",
    "cairn.engine.solving",
    "cairn.engine.covering",
    "cairn.engine.stable",
    "cairn.engine.greedy",
)
"""Every module with kernels, by its full name."""

available = find_spec("numba") is not None
"""Whether numba is installed."""

log = logging.getLogger(__name__)
_kernels: list["Kernel[..., Any]"] = []
_lock, _done = Lock(), Event()


class Kernel(Generic[P, R]):
    """A function in plain Python that is replaced by machine code once there is some."""

    def __init__(self, source: Callable[P, R], examples: tuple[Example, ...]) -> None:
        self.source, self.examples = source, examples
        self.machine: Any = None
        self.call: Callable[P, R] = source

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.call(*args, **kwargs)


def compiled(*examples: Example) -> Callable[[Callable[P, R]], Kernel[P, R]]:
    """Make a kernel of a function; each example returns arguments that it will be called with."""

    def register(source: Callable[P, R]) -> Kernel[P, R]:
        kernel = Kernel(source, examples)
        _kernels.append(kernel)
        return kernel

    return register


def ready() -> bool:
    """Tell whether kernels run as machine code. From then on they always do."""
    return _done.is_set()


@cache
def warm() -> Thread:
    """Start to load or compile all kernels in the background, once; return the thread."""
    thread = Thread(target=compile_all, name="warming the kernels", daemon=True)
    thread.start()
    return thread


def compile_all() -> bool:
    """Load or compile all kernels, and tell whether they are ready; waits for whoever is at it.

    Without numba nothing happens.
    """
    with _lock:
        if available and not ready():
            try:
                _compile()
            except (ImportError, RuntimeError):
                # An old NumPy beside a new numba, or nowhere to keep the machine code.
                log.exception("The kernels stay plain Python")
            else:
                _done.set()
        return ready()


def _compile() -> None:
    numba = import_module("numba")
    for module in MODULES:
        import_module(module)
    names = {kernel.source.__module__: dict[str, Any]() for kernel in _kernels}
    stamp = CellType(_digest())
    for kernel in _kernels:
        twin = _twin(kernel.source, names[kernel.source.__module__], stamp)
        inner = not kernel.examples
        kernel.machine = numba.njit(cache=True, nogil=True, forceinline=inner)(twin)
    for module, known in names.items():
        known |= {name: _machine(value) for name, value in vars(sys.modules[module]).items()}
    entries = [kernel for kernel in _kernels if kernel.examples]
    for kernel in entries:
        for example in kernel.examples:
            kernel.machine.compile(tuple(map(numba.typeof, example())))
    for kernel in entries:
        kernel.machine.disable_compile()
        kernel.call = kernel.machine


def _machine(value: object) -> object:
    return value.machine if isinstance(value, Kernel) else value


def _twin(source: Any, names: dict[str, Any], stamp: CellType) -> FunctionType:
    """Return the function with names of its own, in which kernels will be machine code.

    numba looks at the file of a kernel alone to see whether what it keeps still holds. It tells
    functions with different closures apart as well, so the stamp of all files goes there.
    """
    code = source.__code__.replace(co_freevars=("stamp",))
    twin = FunctionType(code, names, source.__name__, source.__defaults__, (stamp,))
    twin.__module__, twin.__qualname__ = source.__module__, source.__qualname__
    return twin


def _digest() -> str:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
