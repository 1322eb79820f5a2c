"""Runs the Python scripts of the book and records what they print.

python3.13 src/tool/test/book/record.py [NAME...]

Each script chapters/chNN_slug/python/x.py gets a record x.txt beside it. Its first line names the
Python that ran it and the digest of the script, so that the book's check notices a script that has
changed since.
"""

import hashlib
import pathlib
import platform
import subprocess
import sys

home = pathlib.Path(__file__).resolve().parents[4]
for script in sorted(home.glob("chapters/ch*/python/*.py")):
    if sys.argv[1:] and script.stem not in sys.argv[1:]:
        continue
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60
    )
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    text = "\n".join(script.read_text().splitlines()) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    version = f"{platform.python_implementation()} {platform.python_version()}"
    script.with_suffix(".txt").write_text(f"{version} {digest}\n{done.stdout}")
    print(script.relative_to(home))
