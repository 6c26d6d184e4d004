"""`python -m cairn.engine.warming` compiles the engine's kernels ahead of the first search."""

import sys
from time import perf_counter

from cairn.engine import compiled


def main() -> int:
    """Compile what is not compiled yet and say how long it took; 1 if it could not be."""
    if not compiled.available:
        sys.stdout.write("numba is not installed: NumPy answers, which needs no preparation.\n")
        return 0
    start = perf_counter()
    done = compiled.compile_all()
    seconds = perf_counter() - start
    if done:
        sys.stdout.write(f"The kernels are ready, after {seconds:.1f} s.\n")
    return int(not done)


if __name__ == "__main__":
    sys.exit(main())
