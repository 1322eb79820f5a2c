package dev.loopbook.step.cast;

/// What a recording's lines come to where nothing can be written over: on a pipe.
public final class PlainScreen {
  private final StringBuilder line = new StringBuilder();
  private boolean returned;

  /// Returns the lines that the next piece completes.
  public String next(String piece) {
    var done = new StringBuilder();
    for (var i = 0; i < piece.length(); i++) {
      var c = piece.charAt(i);
      switch (c) {
        case '\n' -> {
          done.append(line.toString().stripTrailing()).append('\n');
          line.setLength(0);
          returned = false;
        }
        case '\r' -> returned = true;
        case '\b' -> line.setLength(Math.max(0, line.length() - 1));
        default -> {
          if (returned) { // what is written now stands over what was
            line.setLength(0);
            returned = false;
          }
          line.append(c);
        }
      }
    }
    return done.toString();
  }

  /// Returns the line that nothing completed.
  public String rest() {
    var rest = line.toString().stripTrailing();
    return rest.isEmpty() ? "" : rest + "\n";
  }
}
