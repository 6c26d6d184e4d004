"""What the fuzzers share: a folder with files to begin with and words, and libFuzzer's options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import atheris


def fuzz(
    home: Path,
    read: Callable[[bytes], None],
    *,
    seeds: Mapping[str, bytes],
    words: Iterable[str],
    options: Iterable[str],
) -> None:
    """Throw bytes at `read` until it raises something, or for as long as the options say."""
    corpus = home / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in seeds.items():
        (corpus / name).write_bytes(data)
    quoted = (word.replace('"', '\\"') for word in words)
    (home / "words.dict").write_text("".join(f'"{word}"\n' for word in quoted if word.isascii()))
    told = [f"-dict={home / 'words.dict'}", f"-artifact_prefix={home}/", *options, str(corpus)]
    atheris.Setup([sys.argv[0], *told], read)
    atheris.Fuzz()
