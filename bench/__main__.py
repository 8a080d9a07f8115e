"""`python -m bench`: every measurement, one after another."""

import subprocess
import sys

for module in (
    "bench.pages",
    "bench.papers",
    "bench.jobs",
    "bench.certificates",
    "bench.uploads",
    "bench.door",
    "bench.jury",
    "bench.batches",
):
    print(f"\n## {module}\n", flush=True)
    subprocess.run([sys.executable, "-m", module], check=True)
