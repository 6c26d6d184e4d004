"""The benchmarks, run by `make bench`; never timed tests."""
