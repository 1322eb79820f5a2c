package dev.loopbook.shell.session;

import java.util.List;

/// Marks the completion candidates of an argument that may also be a file of the person's own.
public interface AcceptsFiles {

  /// Returns how the names of such files end.
  List<String> endings();
}
