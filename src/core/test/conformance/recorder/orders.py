"""Runs a program in every order that its callbacks could take, as Loopbook's explorer does."""

import dataclasses
import hashlib

from . import run
from .choosing_queue import ChoosingQueue

HEADER = """\
# A line: a seed, a hash of its program, and for each freedom how many orders it has, how many
# different traces these gave on CPython, and a hash of all those traces
"""


@dataclasses.dataclass(frozen=True)
class Walk:
    orders: int
    outcomes: int
    hash: str

    def __str__(self):
        return f"{self.orders} {self.outcomes} {self.hash}"


def walk(program, crosses_ticks, most):
    """Returns what all orders of a program come to; None if there are more than `most`."""
    traces = set()
    orders = 0
    plan = []
    while plan is not None:
        if orders == most:
            return None
        queue = ChoosingQueue(plan, crosses_ticks)
        traces.add("\n".join(run.record(program, queue)))
        orders += 1
        plan = queue.next_plan()
    whole = hashlib.sha256("".join(trace + "\n\n" for trace in sorted(traces)).encode())
    return Walk(orders, len(traces), whole.hexdigest()[:16])
