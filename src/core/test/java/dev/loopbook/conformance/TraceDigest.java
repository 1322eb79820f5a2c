package dev.loopbook.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/// What is kept of a trace: enough to tell that another one differs, and from which tick on.
///
/// @param whole a hash of the whole trace
/// @param ticks a letter for each part of the trace that begins with `[`, which is a tick or the
///   end; it depends on everything up to there, so two traces part where their letters do
record TraceDigest(String whole, String ticks) {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  static TraceDigest of(List<String> trace) {
    var sum = new CRC32();
    var ticks = new StringBuilder();
    for (var i = 0; i < trace.size(); i++) {
      sum.update((trace.get(i) + "\n").getBytes(UTF_8));
      if (i + 1 == trace.size() || trace.get(i + 1).startsWith("[")) {
        ticks.append(LETTERS.charAt((int) (sum.getValue() % LETTERS.length())));
      }
    }
    return new TraceDigest(hash(trace), ticks.toString());
  }

  /// Returns the first 16 digits of the SHA-256 of some lines.
  static String hash(List<String> lines) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha.update((line + "\n").getBytes(UTF_8)));
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Returns how many parts both traces have in common, as far as the letters say: one time in 64,
  /// two different parts have the same letter.
  int partsInCommon(TraceDigest other) {
    var common = 0;
    while (common < Math.min(ticks.length(), other.ticks.length())
        && ticks.charAt(common) == other.ticks.charAt(common)) {
      common++;
    }
    return common;
  }
}
