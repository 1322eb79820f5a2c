package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;

/// Replaces what code reaches on its own, until the end of a block.
///
/// A mock is handed to the code under test. A patch is for what that code calls or makes by itself:
/// a static method, a `new`, a field, a map, an environment variable.
///
/// ```
/// try (var clock = Patches.statics(Clock.class)) {
///   clock.when(() -> Clock.now()).thenReturn(42L);
///   …
/// }
/// ```
///
/// | in Python                       | here                                       |
/// |---------------------------------|--------------------------------------------|
/// | `Mock()`                        | `Mockito.mock(Type.class)`                 |
/// | `MagicMock()`                   | the same: `size()` or `get(0)` are methods |
/// | `AsyncMock()`                   | [AsyncMocks#asyncMock(Class)]              |
/// | `create_autospec(Type)`         | the same: a mock has its type's methods    |
/// | `patch('module.function')`      | [#statics]                                 |
/// | `patch('module.Class')`         | [#construction(Class)]                     |
/// | `patch.object(obj, 'method')`   | [AsyncMocks#asyncSpy]                      |
/// | `patch.object(Type, 'method')`  | [#someStatics]                             |
/// | `patch.object(obj, 'field')`    | [#field]                                   |
/// | `patch.multiple(obj, a=1, b=2)` | [#fields]                                  |
/// | `patch.dict(map, …)`            | [#map]                                     |
/// | `patch.dict(os.environ, …)`     | [#environment]                             |
@API(status = STABLE, since = "1.0")
public final class Patches {

  private Patches() {}

  /// Mocks all static methods of `type`: until they are stubbed, they return something empty.
  public static StaticPatch statics(Class<?> type) {
    return new StaticPatch(type, AsyncMocks.settings(new EmptyAnswer()));
  }

  /// Lets the static methods of `type` be stubbed; those that aren't do what they did.
  ///
  /// The call in `when(…)` runs the real method once.
  public static StaticPatch someStatics(Class<?> type) {
    return new StaticPatch(type, AsyncMocks.settings(Mockito.CALLS_REAL_METHODS));
  }

  /// Makes each `new` of `type` return a mock.
  public static <T> ConstructionPatch<T> construction(Class<T> type) {
    return construction(type, _ -> {});
  }

  /// Makes each `new` of `type` return a mock, which `stubs` gets first.
  public static <T> ConstructionPatch<T> construction(Class<T> type, Consumer<? super T> stubs) {
    return new ConstructionPatch<>(type, stubs);
  }

  /// Sets a field of `owner`, a private one too; a static one if `owner` is its class.
  ///
  /// @throws IllegalArgumentException if there is no such field, it is final, or of another type
  public static Patch field(Object owner, String name, @Nullable Object value) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(name, value);
    return fields(owner, values);
  }

  /// Sets several fields of `owner` at once; static ones if `owner` is their class.
  ///
  /// @throws IllegalArgumentException if one of them can't be set; then none is
  public static Patch fields(Object owner, Map<String, ? extends @Nullable Object> values) {
    var type = owner instanceof Class<?> statics ? statics : owner.getClass();
    var fields = values.keySet().stream().map(name -> FieldAccess.find(type, name)).toList();
    var before = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach(field -> before.put(field.getName(), FieldAccess.get(field, owner)));
    Runnable putBack =
        () -> fields.forEach(field -> FieldAccess.set(field, owner, before.get(field.getName())));
    try {
      fields.forEach(field -> FieldAccess.set(field, owner, values.get(field.getName())));
    } catch (RuntimeException wrongType) {
      putBack.run();
      throw wrongType;
    }
    return new Patch.ValuePatch(
        String.join(", ", values.keySet()) + " of " + type.getSimpleName(), putBack);
  }

  /// Puts `changes` into `map`. At the end of the block the map is what it was, whatever was put
  /// there in the meantime.
  ///
  /// @throws UnsupportedOperationException if the map cannot be changed
  public static <K, V extends @Nullable Object> Patch map(
      Map<K, V> map, Map<? extends K, ? extends V> changes) {
    return map("a map", map, changes);
  }

  /// Sets environment variables.
  public static Patch environment(Environment environment, Map<String, String> changes) {
    return map("the environment", environment.variables(), changes);
  }

  /// Sets a system property, for all code in this JVM.
  public static Patch systemProperty(String name, String value) {
    var before = Optional.ofNullable(System.getProperty(name));
    System.setProperty(name, value);
    return new Patch.ValuePatch(
        "the system property " + name,
        () ->
            before.ifPresentOrElse(
                was -> System.setProperty(name, was), () -> System.clearProperty(name)));
  }

  private static <K, V extends @Nullable Object> Patch map(
      String what, Map<K, V> map, Map<? extends K, ? extends V> changes) {
    var before = new LinkedHashMap<>(map);
    map.putAll(changes);
    return new Patch.ValuePatch(
        what,
        () -> {
          map.clear();
          map.putAll(before);
        });
  }
}
