package dev.loopbook.exercise.grade;

import java.util.List;

/// A file that was handed in, but isn't read because of where it lies: see [HandIn.Item#isRead]. A
/// zip file isn't read either in a zip file that is itself in one.
///
/// @param archives the zip files on the way to it, each with a `/` at its end; empty if none is
/// @param item the file in the last of these
record PassedOver(String archives, HandIn.Item item) {
  static PassedOver of(HandIn.Item item) {
    return new PassedOver("", item);
  }

  /// Returns it as a file of what its archive lies in.
  PassedOver in(String archive) {
    return new PassedOver(archive + "/" + archives, item);
  }

  String path() {
    return archives + item.path();
  }

  boolean isInSkippedFolder() {
    return !item.isTooDeep() && !item.isRead();
  }

  String skippedFolder() {
    return item.folders().stream().filter(SubmissionLayout::isSkipped).findFirst().orElseThrow();
  }

  static List<PassedOver> in(String archive, List<PassedOver> all) {
    return all.stream().map(each -> each.in(archive)).toList();
  }
}
