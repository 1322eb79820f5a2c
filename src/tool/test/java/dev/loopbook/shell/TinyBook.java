package dev.loopbook.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A book of two chapters, small enough to know by heart, and programs of one's own beside it.
final class TinyBook {
  private final Path home;

  private TinyBook(Path home) {
    this.home = home;
  }

  static TinyBook in(Path home) {
    var book = new TinyBook(home);
    book.write(
        "chapters/ch01_first/README.md",
        """
        # What comes first?

        Text of the *first* chapter.

        ```predict of=Hello.java answer=b
        What does it print?

        a) bye
        b) hello
        ```

        <details><summary>The answer</summary>

        ```output of=Hello.java
        hello
        ```

        It greets.

        </details>
        """);
    book.program(
        "chapters/ch01_first/Hello.java",
        """
        // region all
        IO.println("hello");
        // endregion
        """);
    book.write(
        "chapters/ch01_first/demo.loop",
        """
        # First the list.
        chapters

        # Then a program.
        run ch01/Hello

        # That was it.
        """);
    book.write("chapters/ch02_second/README.md", "# What comes second?\n");
    book.program("chapters/ch02_second/Again.java", "IO.println(\"again\");");
    return book;
  }

  Path home() {
    return home;
  }

  /// Writes a program whose `main` has this body.
  Path program(String file, String body) {
    return write(file, "void main(String[] args) throws Exception {\n" + body + "\n}\n");
  }

  Path write(String file, String text) {
    try {
      var path = home.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
