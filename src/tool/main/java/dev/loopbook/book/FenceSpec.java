package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.Optional;

/// What the first line of a fence asks for. The package's Javadoc lists what may be written.
sealed interface FenceSpec {

  /// Code from a file.
  record Source(String file, Optional<String> region) implements FenceSpec {

    /// Returns the caption for readers: `A.java`, `A.java · fetch`.
    String caption() {
      return region.map(name -> file + " · " + name).orElse(file);
    }

    /// Returns the file and the region as the fence writes them.
    String reference() {
      return region.map(name -> file + "#" + name).orElse(file);
    }
  }

  /// Java that isn't in any file.
  record Illustration() implements FenceSpec {}

  /// What a program or a tool prints.
  sealed interface Printout extends FenceSpec {
    /// Returns the caption for readers.
    String caption();
  }

  /// What a program prints.
  record Output(String file, Optional<LineRange> lines, int status) implements Printout {

    /// Returns the caption for readers: `A prints`, `A prints, lines 3 to 7 of its output`.
    @Override
    public String caption() {
      var range = lines.map(some -> format(", %s of its output", some.words())).orElse("");
      return file.replaceFirst("\\.java$", "") + " prints" + range;
    }
  }

  /// What a program may print in real time: outputs with [#OR] between them.
  record RealOutput(String file) implements Printout {
    /// The line between two outputs.
    static final String OR = "- or -";

    /// Returns the caption for readers: `A prints with --real`.
    @Override
    public String caption() {
      return file.replaceFirst("\\.java$", "") + " prints with --real";
    }
  }

  /// A change to a file, as a diff without line numbers.
  ///
  /// @param continued whether it comes on top of the change before it
  record Diff(String file, boolean continued) implements FenceSpec {}

  /// What a program prints after the change above the fence.
  ///
  /// @param output what is shown of it
  record ChangedOutput(Output output) implements Printout {
    /// Returns the caption for readers: `A, changed, prints`.
    @Override
    public String caption() {
      return output.caption().replaceFirst(" prints", ", changed, prints");
    }
  }

  /// What javac says about a file that it refuses.
  ///
  /// @param changed whether the file is changed first, as the diff above the fence says
  record Refusal(String file, boolean changed) implements Printout {
    /// Returns the caption for readers: `javac says`.
    @Override
    public String caption() {
      return "javac says";
    }
  }

  /// A Python script.
  record PythonSource(String file) implements FenceSpec {}

  /// What a Python script printed when it was recorded.
  record PythonOutput(String file) implements Printout {
    /// Returns the caption for readers: `ties.py prints`.
    @Override
    public String caption() {
      return file.substring(file.lastIndexOf('/') + 1) + " prints";
    }
  }

  /// A question about an output.
  record Predict(Optional<String> file, Optional<String> answer) implements FenceSpec {}

  /// A session in the shell.
  record Transcript(boolean continued, boolean mistakes) implements FenceSpec {}

  /// A picture, in a part of Mermaid's language.
  record Picture() implements FenceSpec {}

  /// Text in a language that the book doesn't check.
  record Other(String language) implements FenceSpec {}

  /// A first line that the book doesn't understand.
  record Malformed(String message) implements FenceSpec {}

  /// Some lines of a text.
  ///
  /// @param first the first line, counted from 1
  /// @param last the last line
  record LineRange(int first, int last) {
    /// Returns `line 3` or `lines 3 to 7`.
    String words() {
      return first == last ? "line " + first : format("lines %d to %d", first, last);
    }

    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  /// Returns what a fence's first line asks for.
  static FenceSpec of(String info) {
    return new FenceInfo(info).parse();
  }
}
