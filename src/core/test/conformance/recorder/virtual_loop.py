"""An asyncio event loop on a clock of its own, with every order that CPython leaves open settled.

Time jumps to the next timer when nothing is ready. What CPython leaves to chance is settled in the
way that Loopbook promises: timers of one due time fire in the order scheduled, and futures that
asyncio keeps in a set are visited in the order they were put there (tasks: as they were made).
"""

import ast
import asyncio
import asyncio.taskgroups
import asyncio.tasks
import heapq
import inspect
import textwrap


class Deadlock(BaseException):
    """Nothing is ready and no timer is set: nothing can ever run again."""


class TooLong(BaseException):
    """The program ran for more ticks than a recording may hold."""


class OrderedTimer(asyncio.TimerHandle):
    """A timer that sorts by due time, then by the order in which it was set."""

    __slots__ = ("number",)

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)


class VirtualLoop(asyncio.BaseEventLoop):
    """Counts its ticks, jumps over idle time, and remembers its tasks in the order made."""

    def __init__(self, most_ticks=2000):
        super().__init__()
        self.ticks = 0
        self.made = []
        self._most_ticks = most_ticks
        self._now = 0.0
        self._timers_set = 0
        self._selector = self
        self._clock_resolution = 1e-6  # asyncio fires a timer when it is due *within* this

    def time(self):
        return self._now

    def busy(self, duration):
        self._now += duration

    def select(self, timeout):
        if timeout is None:
            raise Deadlock
        self._now += timeout
        return []

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = OrderedTimer(when, callback, args, self, context)
        timer.number = self._timers_set
        self._timers_set += 1
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **options):
        place = len(self.made)
        self.made.append(None)  # an eager task may make others before this one is known
        self.made[place] = super().create_task(coro, **options)
        return self.made[place]

    def _run_once(self):
        self.ticks += 1
        if self.ticks > self._most_ticks:
            raise TooLong
        super()._run_once()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


class OrderedSet:
    """A set that is visited in the order of insertion."""

    def __init__(self, items=()):
        self._items = dict.fromkeys(items)

    def add(self, item):
        self._items[item] = None

    def discard(self, item):
        self._items.pop(item, None)

    def remove(self, item):
        del self._items[item]

    def clear(self):
        self._items.clear()

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __contains__(self, item):
        return item in self._items


def settle_open_orders():
    """Has asyncio's own modules keep their sets of futures in order."""
    asyncio.tasks.set = OrderedSet
    asyncio.taskgroups.set = OrderedSet
    asyncio.tasks.all_tasks = _all_tasks
    _order_set_comprehensions(asyncio.tasks._AsCompletedIterator, "__init__")


def _all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    return [task for task in loop.made if task is not None and not task.done()]


def _order_set_comprehensions(owner, name):
    """Compiles a method again with `{x for ...}` written as `set(x for ...)`."""

    class Rewrite(ast.NodeTransformer):
        def visit_SetComp(self, node):
            generator = ast.GeneratorExp(node.elt, node.generators)
            return ast.Call(ast.Name("set", ast.Load()), [generator], [])

    method = getattr(owner, name)
    tree = Rewrite().visit(ast.parse(textwrap.dedent(inspect.getsource(method))))
    space = {}
    exec(compile(ast.fix_missing_locations(tree), method.__code__.co_filename, "exec"),
         method.__globals__, space)
    setattr(owner, name, space[name])
