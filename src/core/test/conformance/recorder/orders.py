"""Runs a program in every order that its callbacks could take, as Loopbook's explorer does."""

import dataclasses
import hashlib

from . import run

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


class ChoosingQueue:
    """A ready queue for asyncio's loop. It follows a plan, and then takes the oldest callback."""

    def __init__(self, plan, crosses_ticks):
        self.picks = list(plan)
        self.options = []
        self._crosses_ticks = crosses_ticks
        self._queue = []
        self._left = 0  # of the callbacks that stood here when the tick's last phase began

    def popleft(self):
        if self._left == 0:
            self._left = len(self._queue)
        candidates = len(self._queue) if self._crosses_ticks else self._left
        self._left -= 1
        for index in range(candidates):
            if self._queue[index].cancelled():
                return self._queue.pop(index)
        return self._queue.pop(self._pick(candidates) if candidates > 1 else 0)

    def _pick(self, candidates):
        choice = len(self.options)
        self.options.append(candidates)
        if choice == len(self.picks):
            self.picks.append(0)
        return self.picks[choice]

    def append(self, handle):
        self._queue.append(handle)

    def clear(self):
        self._queue.clear()

    def __len__(self):
        return len(self._queue)

    def next_plan(self):
        """The next order, depth first; None after the last."""
        picks, options = self.picks[:], self.options[:]
        while picks and picks[-1] + 1 == options[-1]:
            picks.pop()
            options.pop()
        return [*picks[:-1], picks[-1] + 1] if picks else None


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
