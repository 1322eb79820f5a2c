package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.SelfReporting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// Replaces something until it is closed: `OPEN -> CLOSED`. See [Patches].
///
/// The audit finds a patch that is still open when its loop closes, and undoes it, so that the next
/// test isn't affected.
@API(status = STABLE, since = "1.0")
public abstract sealed class Patch extends AsyncResource implements SelfReporting
    permits StaticPatch, ConstructionPatch, Patch.ValuePatch {

  private final String what;

  Patch(String what) {
    super(what);
    this.what = what;
  }

  @Override
  public final List<Finding> leftBehind(Optional<StackTraceElement> opened) {
    close();
    return List.of(new Finding.PatchLeft(what, opened));
  }

  /// Another value in a field, a map or a system property.
  static final class ValuePatch extends Patch {

    private final Runnable putBack;

    ValuePatch(String what, Runnable putBack) {
      super(what);
      this.putBack = putBack;
    }

    @Override
    protected void release() {
      putBack.run();
    }
  }
}
