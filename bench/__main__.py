"""`make bench`: every benchmark, each in a process and a scratch database of its own."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("rank", "assign", "find", "sending", "workspace", "slots", "booking", "feed", "serving")


def main() -> int:
    """Run all, and return 1 when one of them missed a target."""
    missed = []
    for part in PARTS:
        print(f"\n— {part} —", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{part}"], check=False).returncode:
            missed.append(part)
    print(f"\nTargets missed in: {', '.join(missed) or 'none'}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
