#!/usr/bin/env python3
"""Types random keys into the shell on a real terminal, and looks at what becomes of it.

    python3 src/tool/test/pty/random_keys.py [COUNT [SEED]]

After each of COUNT sequences (2,000 if not given) the shell has to answer `version` at a prompt within
a minute of Ctrl-C and new attempts. A stack trace, a message that Loopbook itself failed, an end with
another status than 0, or no answer fails the run, and the last sequences are printed. It works on a copy
of the folder, because random keys may save or reset anything.

What no terminal sends isn't typed: the beginning of a paste without its end, for which the line editor waits.
"""

import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 4))

LINES = """load ch01/TwoTasks|load ch07/OneConsumer|load ch17/Forks|run ch01/TwoTasks|tick|tick 3|step|state|tasks|task A|why B
ready|timers|output|trace|continue|back|back 3|forward|goto 3|goto end|restart|until 0.5|until 2s|unload|lanes|graph|tree|tree --await
queues|locks|sockets|profile|slow 10ms|slow 20ms|projector|projector light|projector off|play ch01|play ch17 --pace 10ms|play ch01 --auto
break 12|watch count|breaks|delete 1|cancel A|delay B 1s|fire A|swap A B|compare|= 1 + 1|int x = 3|await(sleep(seconds(1)))|doc sleep(
chapters|read ch01|read map|help|help tick|next|hint|exercises|progress|predict ch01/TwoTasks|predict ch02|attach|attach 1|alias w why
fail B IllegalStateException: no|put jobs 1|set bell|release lock|print 1 + 1 in A|locals A|save s.json|open s.json|replay x ch20/LostUpdate
reset ch01/e1|solution ch01/e1|unalias w|pack|grade none|solutions ch01/e1|shell|book --out site|quit
alias|w A|explore ch20/LostUpdate|version|clear|while (true) {}|for (;;) {|nonsense|"open|record mine|stop|source none|check ch01""".replace("\n", "|").split("|")

KEYS = [
    b"\r", b"\r", b"\r", b"\t", b"\t\t", b" ", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOA", b"\x1b[H", b"\x1b[F",
    b"\x1b[5~", b"\x1b[6~", b"\x1b[3~", b"\x1b[1;5C", b"\x1b[Z", b"\x1b", b"\x1b\x1b", b"\x1bb", b"\x1bd", b"\x1b.", b"\x7f", b"\x08",
    b"\x01", b"\x02", b"\x03", b"\x03", b"\x05", b"\x06", b"\x07", b"\x0b", b"\x0c", b"\x0e", b"\x10", b"\x11", b"\x12", b"\x14", b"\x15",
    b"\x16", b"\x17", b"\x18", b"\x19", b"\x1d", b"\x1e", b"\x1f", b"q", b"n", b"G", b"g", b"/", b"b", b"j", b"k", b"+", b"-", b"7", b"x",
    b"\x1b[200~tick\nstate\n\x1b[201~", b"\x1b[200~one line\x1b[201~", b"\x1b[201~", b"\x1b[<0;3;4M", b"\x1b[I", b"\x1b[9999;1R", b"\x00",
    "ä漢🙂".encode(), b"\xff\xfe", b"\xc3", b"\"", b"'", b"\\", b"#", b"{", b"(", b")", b";", b"!!", b"%", b"A" * 200,
]

TRACE = re.compile(rb"Loopbook itself failed|^\s+at (dev\.loopbook|org\.jline|picocli|java\.)[\w.$]+\(|Exception in thread"
                   rb"|A fatal error has been detected", re.M)


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, folder, home):
        self.shown = b""
        self.code = None
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            for each in (signal.SIGINT, signal.SIGQUIT):  # a script in the background ignores them, and so would Java
                signal.signal(each, signal.SIG_DFL)
            os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, HOME=home)
            os.environ.pop("NO_COLOR", None)
            os.execv("./run.sh", ["./run.sh"])
        self.size(80, 24)

    def size(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        """Types keys, and reads on meanwhile, or a full terminal would stop both sides."""
        while keys:
            ready, writable, _ = select.select([self.master], [self.master], [], 5)
            if self.master in ready and not self.read(0):
                return
            if self.master in writable:
                keys = keys[os.write(self.master, keys[:256]):]

    def read(self, seconds):
        """Reads what is shown within this time; returns whether the terminal is still there."""
        end = time.monotonic() + seconds
        while True:
            left = max(0, end - time.monotonic())
            ready, _, _ = select.select([self.master], [], [], left)
            if not ready:
                return True
            try:
                part = os.read(self.master, 65536)
            except OSError:
                return False
            if not part:
                return False
            self.shown += part
            if seconds == 0:
                return True

    def wait_for(self, text, start, seconds):
        """Waits until a text is shown behind a place; returns whether it was."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.shown[start:]:
                return True
            if not self.read(0.02):
                return text in self.shown[start:]
        return False

    def status(self):
        """Returns its exit status, or None while it runs."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = None if pid == 0 else os.waitstatus_to_exitcode(status)
        return self.code

    def close(self):
        if self.status() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.code = -signal.SIGKILL
        os.close(self.master)


def sequence(chance):
    """Returns some keys: a few commands, and anything else."""
    keys = b""
    for _ in range(chance.randint(1, 10)):
        kind = chance.random()
        if kind < 0.35:
            keys += chance.choice(LINES).encode() + (b"\r" if chance.random() < 0.8 else b"")
        elif kind < 0.95:
            keys += chance.choice(KEYS)
        else:
            keys += bytes(chance.randrange(32, 127) for _ in range(chance.randint(1, 30)))
    return keys


def answers(shell):
    """Returns whether a prompt can be had, and `version` is answered at it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        shell.type(b"\x03")
        shell.read(0.03)
        start = len(shell.shown)
        shell.type(b"\x03\x15version\r")
        if shell.wait_for(b"loopbook ", start, 1.5) and shell.wait_for(b"> ", shell.shown.index(b"loopbook ", start), 5):
            return True
        if shell.status() is not None:
            return False
    return False


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="random-keys-")
    copy = os.path.join(folder, "ä loopbook")
    shutil.copytree(ROOT, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    home = os.path.join(folder, "home")
    os.mkdir(home)
    recent, restarts = [], 0
    shell = None
    try:
        for number in range(1, count + 1):
            if shell is None:
                shell = Shell(copy, home)
                if not shell.wait_for(b"help: all commands", 0, 600):
                    return fail("no greeting", shell, recent)
            keys = sequence(chance)
            recent = recent[-5:] + [keys]
            before = len(shell.shown)
            if chance.random() < 0.05:
                shell.size(chance.choice([20, 40, 80, 120, 200]), chance.choice([2, 10, 24, 50]))
            shell.type(keys)
            shell.read(chance.choice([0.001, 0.02, 0.1]))
            well = answers(shell)
            trace = TRACE.search(re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", shell.shown[before:]))
            if trace:
                return fail("a trace: %r" % trace.group(), shell, recent)
            if not well:
                shell.read(0.5)
                if shell.status() != 0:  # else a key or a command left it
                    return fail("no prompt, status %s" % shell.status(), shell, recent)
                shell.close()
                shell, restarts = None, restarts + 1
                continue
            if len(shell.shown) > 1 << 20:
                shell.shown = shell.shown[-10000:]
            if number % 100 == 0:
                print("%d sequences, the shell was left %d times" % (number, restarts), flush=True)
        print("%d sequences: no trace, no hang, no lost prompt; the shell was left %d times" % (count, restarts))
        return 0
    finally:
        if shell is not None:
            shell.close()
        shutil.rmtree(folder, ignore_errors=True)


def fail(why, shell, recent):
    print("FAILED:", why)
    for keys in recent:
        print("   typed:", repr(keys))
    print(shell.shown[-4000:].decode("utf-8", "replace"))
    if shell.status() is None:  # what does it do?
        java = subprocess.run(["pgrep", "-P", str(shell.pid), "java"], capture_output=True, text=True).stdout.split()
        subprocess.run(["jstack", java[0] if java else str(shell.pid)])
    return 1


if __name__ == "__main__":
    sys.exit(main())
