package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.mockito.MockedConstruction;
import org.mockito.Mockito;

/// Makes `new` of a class return mocks, on this thread only.
///
/// @param <T> the class
@API(status = STABLE, since = "1.0")
public final class ConstructionPatch<T> extends Patch {

  private final MockedConstruction<T> construction;

  ConstructionPatch(Class<T> type, Consumer<? super T> stubs) {
    this(
        type,
        Mockito.mockConstruction(
            type, _ -> AsyncMocks.settings(new EmptyAnswer()), (mock, _) -> stubs.accept(mock)));
  }

  private ConstructionPatch(Class<T> type, MockedConstruction<T> construction) {
    super("new " + type.getSimpleName() + "(…)");
    this.construction = construction;
  }

  /// Returns the mocks that `new` has made so far.
  public List<T> made() {
    return construction.constructed();
  }

  @Override
  protected void release() {
    construction.close();
  }
}
