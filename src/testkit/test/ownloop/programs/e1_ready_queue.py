"""Coroutines that take turns. There are no ticks yet: only the order counts."""

import asyncio

TICKS = False


async def _turns(say, name, turns, then=None):
    for turn in range(1, turns + 1):
        say(f"{name} {turn}")
        if then and turn == 1:
            then()
        await asyncio.sleep(0)


def two_take_turns(loop, say):
    keep = [loop.create_task(_turns(say, "A", 3)), loop.create_task(_turns(say, "B", 3))]


def three_of_different_lengths(loop, say):
    loop.create_task(_turns(say, "A", 1))
    loop.create_task(_turns(say, "B", 4))
    loop.create_task(_turns(say, "C", 2))


def one_starts_another(loop, say):
    def start():
        loop.create_task(_turns(say, "C", 2))
        say("C is queued")

    loop.create_task(_turns(say, "A", 2, start))
    loop.create_task(_turns(say, "B", 2))


def hidden_five(loop, say):
    for name, turns in zip("ABCDE", (2, 5, 1, 3, 4)):
        loop.create_task(_turns(say, name, turns))


def hidden_a_chain(loop, say):
    def start(name, rest):
        then = (lambda: start(rest[0], rest[1:])) if rest else None
        loop.create_task(_turns(say, name, 2, then))

    start("A", "BCDE")
    loop.create_task(_turns(say, "Z", 4))
