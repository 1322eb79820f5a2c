"""Reads program files: titles, programs, and the traces that stand below them."""

import dataclasses


@dataclasses.dataclass
class Line:
    """One statement, with the statements indented below it."""

    text: str
    body: list


@dataclasses.dataclass
class Program:
    title: str
    source: list  # the lines as written, comments included
    trace: list

    def outline(self):
        """The program's lines, nested by their indentation."""
        top = []
        stack = [(-1, top)]
        for raw in self.source:
            text = raw.strip()
            if not text or text.startswith("#"):
                continue
            depth = len(raw) - len(raw.lstrip())
            while stack[-1][0] >= depth:
                stack.pop()
            line = Line(text, [])
            stack[-1][1].append(line)
            stack.append((depth, line.body))
        return top


def read(path):
    """Returns the lines before the first program, and the programs."""
    preface, programs = [], []
    part = preface
    for line in path.read_text().splitlines():
        if line.startswith("=== "):
            program = Program(line[4:], [], [])
            programs.append(program)
            part = program.source
        elif line == "---" and programs:
            part = programs[-1].trace
        else:
            part.append(line)
    for program in programs:
        program.source = _trim(program.source)
    return _trim(preface), programs


def write(preface, programs):
    """Returns the text of a file."""
    lines = [*preface, ""] if preface else []
    for program in programs:
        lines += ["=== " + program.title, *program.source, "---", *program.trace, ""]
    return "\n".join(lines[:-1]) + "\n"


def _trim(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
