"""Calls Loopbook: for random programs, and for its own trace of a program."""

import os
import pathlib
import shutil
import subprocess
import sys

from .program import Program

ROOT = pathlib.Path(__file__).parents[5]
CLASSES = [ROOT / "target/core" / folder for folder in ("classes", "test-classes")]


def random_programs(seed, count):
    """Returns the programs of `count` seeds, without traces."""
    return _programs(_java("SeededProgram", str(seed), str(count)))


def trace(program):
    """Returns the lines of the trace that Loopbook gives."""
    return _java("ConformanceRun", stdin="\n".join(program.source)).splitlines()


def _programs(text):
    programs = []
    for part in text.split("=== ")[1:]:
        title, *source = part.rstrip("\n").split("\n")
        programs.append(Program(title, source, []))
    return programs


def _java(name, *arguments, stdin=""):
    if not CLASSES[1].is_dir():
        sys.exit("record.py: this needs Loopbook's test classes. In the top folder: mvn test-compile")
    home = os.environ.get("JAVA_HOME")
    java = f"{home}/bin/java" if home else shutil.which("java")
    command = [java, "--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED",
               "-cp", os.pathsep.join(map(str, CLASSES)), f"dev.loopbook.conformance.{name}"]
    done = subprocess.run(
        [*command, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"record.py: {name} failed (it needs JDK 25, by JAVA_HOME)\n{done.stderr}")
    return done.stdout
