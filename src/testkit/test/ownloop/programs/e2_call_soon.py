"""Callbacks: what is queued in a tick runs in the next one."""

import asyncio


def in_the_order_queued(loop, say):
    for name in "ABC":
        loop.call_soon(say, name)


def what_a_tick_queues(loop, say):
    def a():
        say("A")
        loop.call_soon(say, "C")

    loop.call_soon(a)
    loop.call_soon(say, "B")


def one_that_queues_itself(loop, say):
    def again(left):
        say(f"again, {left} left")
        if left:
            loop.call_soon(again, left - 1)

    loop.call_soon(again, 3)
    loop.call_soon(say, "B")


def cancelled_ones(loop, say):
    def a():
        say("A")
        handles[2].cancel()

    handles = [loop.call_soon(a), loop.call_soon(say, "B"), loop.call_soon(say, "C")]
    handles.append(loop.call_soon(say, "D"))
    handles[1].cancel()


def one_that_throws(loop, say):
    def fails():
        say("A")
        raise RuntimeError("no such user")

    loop.call_soon(fails)
    loop.call_soon(say, "B")


def a_coroutine_among_callbacks(loop, say):
    async def turns():
        for turn in range(1, 4):
            say(f"A {turn}")
            await asyncio.sleep(0)

    def b():
        say("B")
        loop.call_soon(say, "C")

    loop.create_task(turns())
    loop.call_soon(b)


def hidden_a_long_chain(loop, say):
    def link(number):
        say(f"link {number}")
        if number < 12:
            loop.call_soon(link, number + 1)

    loop.call_soon(link, 1)
    loop.call_soon(say, "beside it")


def hidden_a_tree(loop, say):
    def node(name):
        say(name)
        if len(name) < 3:
            loop.call_soon(node, name + "l")
            loop.call_soon(node, name + "r")

    loop.call_soon(node, "x")
    loop.call_soon(node, "y")


def hidden_one_that_throws_after_queueing(loop, say):
    def fails(name):
        say(name)
        loop.call_soon(say, name + " queued this")
        raise RuntimeError(name)

    loop.call_soon(fails, "A")
    loop.call_soon(fails, "B")
    loop.call_soon(say, "C")


def hidden_cancelled_twice_and_too_late(loop, say):
    def a():
        say("A")
        b.cancel()
        b.cancel()
        first.cancel()
        loop.call_soon(say, "C")

    first = loop.call_soon(a)
    b = loop.call_soon(say, "B")
