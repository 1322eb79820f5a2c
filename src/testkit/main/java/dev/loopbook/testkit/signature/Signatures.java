package dev.loopbook.testkit.signature;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/// Recognises the known ways in which tests of asynchronous code fail.
@API(status = INTERNAL, since = "1.0")
public final class Signatures {

  private Signatures() {}

  /// Returns what a failed test probably suffers from, in one line, if that is known.
  ///
  /// Called once for each failed test, after its loop was closed and audited.
  public static Optional<String> probableCause(FailedTest failed) {
    var evidence = new Evidence(failed);
    return Arrays.stream(Signature.values())
        .flatMap(signature -> signature.explain(evidence).stream())
        .findFirst();
  }

  /// Returns which signature a failed test bears, if a known one.
  public static Optional<Signature> of(FailedTest failed) {
    var evidence = new Evidence(failed);
    return Arrays.stream(Signature.values())
        .filter(signature -> signature.fits(evidence))
        .findFirst();
  }
}
