/// The chapters: found, read with commonmark, rendered for people, and their fences held to the
/// code.
///
/// A fence says behind its opening marks what it shows. What it then holds is compared with that,
/// and `./run.sh book --update` writes it anew; an author can leave a new fence empty.
///
/// | written                      | meaning                                              |
/// |------------------------------|------------------------------------------------------|
/// | `java src=X.java`            | the whole file                                       |
/// | `java src=X.java#fetch`      | its part from `// region fetch` to `// endregion`    |
/// | `java illustration`          | code that no file holds and nothing checks           |
/// | `output of=X.java`           | all that the program prints in virtual time          |
/// | `output of=X.java lines=3-7` | only those lines of it, counted from 1               |
/// | `output of=X.java status=1`  | the same of a program that ends so                   |
/// | `predict of=X.java answer=b` | a question about an output; both words may be absent |
/// | `loop`                       | commands to a fresh shell, and its answers           |
/// | `loop continued`             | the same shell as in the `loop` fence before         |
/// | `loop mistakes`              | a session in which some command goes wrong           |
/// | `text`, `sh`, `python` …     | anything else, unchecked                             |
///
/// A region of a Java file lies between `// region NAME` and `// endregion`. A question may offer
/// choices, each on a line of its own that opens with `a)`, `b)` …; the next output of the same
/// program answers it, and is hidden from who has not guessed yet. In a `loop` fence a line that
/// opens with a prompt, `> ` at least, is a command; the rest is written by the update.
@NullMarked
package dev.loopbook.book;

import org.jspecify.annotations.NullMarked;
