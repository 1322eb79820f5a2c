"""What is kept of a random program's run. TraceDigest.java makes the same of Loopbook's traces."""

import dataclasses
import hashlib
import zlib

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
HEADER = "# A line: a seed, a hash of its program, a hash of CPython's trace, a letter for each tick\n"


@dataclasses.dataclass(frozen=True)
class Digest:
    seed: int
    program: str
    trace: str
    ticks: str

    def line(self):
        return f"{self.seed} {self.program} {self.trace} {self.ticks}\n"


def of(seed, program):
    return Digest(seed, of_lines(program.source), of_lines(program.trace), _ticks(program.trace))


def write(digests):
    return HEADER + "".join(digest.line() for digest in digests)


def seeds(path):
    """Returns the seeds in a file."""
    return [int(line.split()[0]) for line in path.read_text().splitlines() if line[0] != "#"]


def of_lines(lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()[:16]


def _ticks(trace):
    """A letter for each part of the trace that begins with `[`; it depends on all up to there."""
    total, letters = 0, []
    for line, following in zip(trace, trace[1:] + ["["]):
        total = zlib.crc32((line + "\n").encode(), total)
        if following.startswith("["):
            letters.append(LETTERS[total % len(LETTERS)])
    return "".join(letters)
