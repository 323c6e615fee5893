"""What the program costs on this machine: `python -m benchmarks` measures and writes results.md."""
