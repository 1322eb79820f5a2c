"""Futures: a result that comes later, and the callbacks that wait for it."""


def _told(future):
    """Returns how a future ended."""
    if future.exception() is not None:
        return f"failed: {future.exception()}"
    return f"got {future.result()}"


def a_callback_waits_for_a_tick(loop, say):
    future = loop.create_future()
    future.add_done_callback(lambda _: say(_told(future)))

    def a():
        say("A sets it")
        future.set_result(7)
        say("A goes on")

    loop.call_soon(a)
    loop.call_soon(say, "B")


def callbacks_in_their_order(loop, say):
    future = loop.create_future()
    for name in "ABC":
        future.add_done_callback(lambda _, name=name: say(f"{name} {_told(future)}"))
    loop.call_soon(future.set_result, "x")


def it_was_done_before(loop, say):
    future = loop.create_future()

    def a():
        say("A sets it")
        future.set_result(7)
        future.add_done_callback(lambda _: say(f"late, {_told(future)}"))
        say("A goes on")

    loop.call_soon(a)
    loop.call_soon(say, "B")


def it_fails(loop, say):
    future = loop.create_future()
    future.add_done_callback(lambda _: say(_told(future)))
    loop.call_soon(future.set_exception, RuntimeError("no such user"))
    loop.call_soon(say, "B")


def a_timer_sets_it(loop, say):
    future = loop.create_future()
    future.add_done_callback(lambda _: say(_told(future)))
    loop.call_later(0.05, future.set_result, 7)
    loop.call_later(0.05, say, "B")


def a_callback_adds_another(loop, say):
    future = loop.create_future()

    def first(_):
        say("first")
        future.add_done_callback(lambda _: say("second"))

    future.add_done_callback(first)
    future.add_done_callback(lambda _: say("third"))
    loop.call_soon(future.set_result, 7)


def until_it_is_done(loop, say):
    future = loop.create_future()

    def beat():
        say("beat")
        loop.call_soon(beat)

    loop.call_soon(beat)
    loop.call_soon(loop.call_soon, lambda: future.set_result(7))
    say(f"got {loop.run_until_complete(future)}")
    return "run"


def hidden_a_future_sets_a_future(loop, say):
    futures = [loop.create_future() for _ in range(4)]
    for one, next_one in zip(futures, futures[1:]):
        one.add_done_callback(lambda _, one=one, next_one=next_one: (say(_told(one)), next_one.set_result(one.result() + 1)))
    futures[-1].add_done_callback(lambda _: say(f"last {_told(futures[-1])}"))
    loop.call_soon(futures[0].set_result, 1)


def hidden_a_callback_throws(loop, say):
    future = loop.create_future()

    def fails(_):
        say("A")
        raise RuntimeError("oops")

    future.add_done_callback(fails)
    future.add_done_callback(lambda _: say(f"B {_told(future)}"))
    loop.call_soon(future.set_result, None)


def hidden_two_futures(loop, say):
    one, other = loop.create_future(), loop.create_future()
    one.add_done_callback(lambda _: say(f"one {_told(one)}"))
    other.add_done_callback(lambda _: say(f"other {_told(other)}"))
    loop.call_later(0.05, other.set_result, "x")
    loop.call_later(0.02, one.set_exception, RuntimeError("no"))
    loop.call_later(0.02, say, "beside")
