package dev.loopbook.exercise.grade;

import java.io.IOException;
import java.util.List;

/// A folder or an archive that a student handed in, before anything in it is believed.
interface HandIn {
  /// The most files that are looked at.
  int MOST_FILES = 5_000;

  /// The deepest folder that is looked into.
  int DEEPEST = 16;

  /// The largest source file that is read, in bytes: an answer is a page of code.
  int LARGEST = 256 * 1024;

  /// A file in it.
  ///
  /// @param path its path inside, with `/` between the names
  /// @param size its bytes, as far as that is known; what it claims need not be true
  /// @param ordinary whether it is a file, and not a link, a pipe or a device
  record Item(String path, long size, boolean ordinary) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> folders() {
      var names = List.of(path.split("/"));
      return names.subList(0, names.size() - 1);
    }
  }

  /// Returns its files, sorted by path.
  ///
  /// @throws Refusal if it is made to do harm, or cannot be read
  List<Item> items() throws Refusal;

  /// Reads a file, and no more of it than one byte over [#LARGEST].
  byte[] read(Item item) throws IOException;

  /// A hand-in that is not opened.
  final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why, null, false, false);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }
}
