"""A ready queue with which a loop can be led through every order of its callbacks."""


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
