"""Timers on a virtual clock. Times are in seconds here, and in milliseconds in the traces."""


def the_earliest_first(loop, say):
    loop.call_later(0.1, say, "A")
    loop.call_later(0.05, say, "B")
    loop.call_later(0.2, say, "C")


def what_is_ready_comes_first(loop, say):
    def d():
        say("D")
        loop.call_later(0, say, "E")
        loop.call_soon(say, "F")

    loop.call_later(0, say, "A")
    loop.call_soon(say, "B")
    loop.call_soon(say, "C")
    loop.call_later(0.05, d)


def set_in_a_tick(loop, say):
    def a():
        say("A")
        loop.call_later(0.05, say, "C")
        loop.call_later(0.02, say, "D")

    loop.call_later(0.05, a)
    loop.call_later(0.1, say, "B")


def a_cancelled_one(loop, say):
    def a():
        say("A")
        b.cancel()

    loop.call_later(0.05, a)
    b = loop.call_later(0.1, say, "B")
    loop.call_later(0.2, say, "C")
    loop.call_later(0.01, say, "D").cancel()


def several_at_one_time(loop, say):
    for name in "ABCDEF":
        loop.call_later(0.05, say, name)
    loop.call_later(0.02, say, "first")


def after_a_long_callback(loop, say):
    def long():
        say("begins")
        loop.busy(0.12)
        say("ends")

    loop.call_later(0.1, say, "due at 100")
    loop.call_later(0.05, say, "due at 50")
    loop.call_later(0.2, say, "due at 200")
    loop.call_soon(long)


def in_the_past(loop, say):
    def a():
        say("A")
        loop.call_at(0.01, say, "due at 10")
        loop.call_soon(say, "B")

    loop.call_later(0.05, a)


def hidden_every_ten(loop, say):
    def beat(left):
        say(f"beat, {left} left")
        if left:
            loop.call_later(0.01, beat, left - 1)

    loop.call_later(0.01, beat, 9)
    loop.call_later(0.055, say, "between")


def hidden_one_cancels_its_neighbour(loop, say):
    def a():
        say("A")
        b.cancel()

    loop.call_later(0.05, a)
    b = loop.call_later(0.05, say, "B")
    loop.call_later(0.05, say, "C")


def hidden_many(loop, say):
    for number in range(40):
        loop.call_later((number * 7 % 10) / 100, say, f"timer {number}")


def hidden_a_busy_chain(loop, say):
    def step(left):
        say(f"step, {left} left")
        loop.busy(0.03)
        if left:
            loop.call_soon(step, left - 1)

    loop.call_soon(step, 3)
    for due in (10, 45, 90):
        loop.call_later(due / 1000, say, f"due at {due}")


def hidden_a_cancelled_last_one(loop, say):
    def a():
        say("A")
        last.cancel()
        loop.call_soon(say, "B")

    loop.call_later(0.05, a)
    last = loop.call_later(5, say, "never")


def hidden_cancelled_ones_in_a_row(loop, say):
    for due in (10, 20, 30, 40):
        loop.call_later(due / 1000, say, f"due at {due}").cancel()
    loop.call_later(0.05, say, "A")


def hidden_one_that_throws(loop, say):
    def fails():
        say("A")
        raise RuntimeError("too late")

    loop.call_later(0.05, fails)
    loop.call_later(0.05, say, "B")
