/// Finds the chapters, reads them with commonmark, renders them, and checks their fences against
/// the code.
///
/// A fence says after its opening marks what it shows. `./run.sh book --check` compares its content
/// with that, and `./run.sh book --update` rewrites it; an author can leave a new fence empty.
///
/// | written                      | meaning                                              |
/// |------------------------------|------------------------------------------------------|
/// | `java src=X.java`            | the whole file                                       |
/// | `java src=X.java#fetch`      | its part from `// region fetch` to `// endregion`    |
/// | `java illustration`          | code that no file holds and nothing checks           |
/// | `output of=X.java`           | all that the program prints in virtual time          |
/// | `output of=X.java lines=3-7` | only those lines of it, counted from 1               |
/// | `output of=X.java status=1`  | what a program prints that exits with this status    |
/// | `predict of=X.java answer=b` | a question about an output; both words may be absent |
/// | `loop`                       | commands to a fresh shell, and its answers           |
/// | `loop continued`             | the same shell as in the `loop` fence before         |
/// | `loop mistakes`              | a session in which some command goes wrong           |
/// | `output of=X.java real`      | one of the outputs that `--real` may give            |
/// | `diff of=X.java`             | a change to the file; `continued` on the one before  |
/// | `output changed of=X.java`   | what the program prints after that change            |
/// | `javac of=X.java`            | what javac says about a file that it refuses         |
/// | `python src=python/x.py`     | a Python script                                      |
/// | `output python=python/x.py`  | what it printed when it was recorded                 |
/// | `mermaid`                    | a picture of states or of a sequence of messages     |
/// | `text`, `sh` …               | anything else, unchecked                             |
///
/// A region of a Java file lies between `// region NAME` and `// endregion`. A question may offer
/// choices, each on a line of its own that starts with `a)`, `b)` …; the next output of the same
/// program answers it. That output, and the paragraphs that tell the answer, stand between the
/// lines `<details><summary>The answer</summary>` and `</details>`, with empty lines around each,
/// and are hidden from readers who haven't guessed yet. In a `loop` fence a line that starts with a
/// prompt, at least `> `, is a command; the update writes the rest.
@NullMarked
package dev.loopbook.book;

import org.jspecify.annotations.NullMarked;
