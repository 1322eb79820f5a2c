package dev.loopbook.exercise.grade;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// A folder or an archive that a student handed in, and that can't be trusted.
interface HandIn {
  /// The most files that it may have.
  int MOST_FILES = 5_000;

  /// In how many folders, one in another, a file may lie that is read.
  int DEEPEST = 16;

  /// The largest source file that is read, in bytes: an answer is a page of code.
  int LARGEST = 256 * 1024;

  /// A file in it.
  ///
  /// @param path its path inside, with `/` between the names
  /// @param size its size in bytes if known; an archive's claim need not be true
  /// @param ordinary whether it's a regular file, and not a link, a pipe or a device
  record Item(String path, long size, boolean ordinary) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Returns it as if it had another name.
    Item named(String name) {
      return new Item(path.substring(0, path.lastIndexOf('/') + 1) + name, size, ordinary);
    }

    /// Returns it as a file of what its archive lies in, where the archive is read as a folder.
    Item in(String archive) {
      return new Item(archive + "/" + path, size, ordinary);
    }

    List<String> folders() {
      var names = List.of(path.split("/"));
      return names.subList(0, names.size() - 1);
    }

    /// Returns whether it's where answers may be.
    boolean isRead() {
      return !isTooDeep() && folders().stream().noneMatch(SubmissionLayout::isSkipped);
    }

    boolean isTooDeep() {
      return folders().size() > DEEPEST;
    }
  }

  /// What is in it.
  ///
  /// @param items its files, sorted by path
  /// @param passedOver files that aren't read, as far as they are easily found: for a student whose
  ///   answer is among them it's good to know
  /// @param refused why zip files in it aren't read, each with the file's path
  record Contents(List<Item> items, List<PassedOver> passedOver, List<String> refused) {
    public Contents {
      items = items.stream().sorted(Comparator.comparing(Item::path)).toList();
      refused = List.copyOf(refused);
      passedOver = passedOver.stream().sorted(Comparator.comparing(PassedOver::path)).toList();
    }
  }

  /// Returns what is in it.
  ///
  /// @throws Refusal if it's made to do harm, or can't be read
  Contents contents() throws Refusal;

  /// Reads a file, but at most one byte more than [#LARGEST].
  byte[] read(Item item) throws IOException;

  /// Why a hand-in isn't read.
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
