package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// Puts something in the place of what code reaches by itself, and takes it back at the end of a
/// block.
///
/// A mock is handed to the code under test; a patch is for what that code calls or makes on its
/// own: a static method, a `new`, a field, a map, a variable of the environment.
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

  /// Mocks all static methods of `type`: they return what is empty until they are stubbed.
  public static StaticPatch statics(Class<?> type) {
    return new StaticPatch(type, MockSetup.ofMock());
  }

  /// Makes the static methods of `type` ones that can be stubbed; the others do what they did.
  ///
  /// The call in `when(…)` runs the real method once.
  public static StaticPatch someStatics(Class<?> type) {
    return new StaticPatch(type, MockSetup.ofSpy());
  }

  /// Lets each `new` of `type` make a mock.
  public static <T> ConstructionPatch<T> construction(Class<T> type) {
    return construction(type, _ -> {});
  }

  /// Lets each `new` of `type` make a mock, which `stubs` is handed first.
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
  /// @throws IllegalArgumentException if one of them cannot be set; then none is
  public static Patch fields(Object owner, Map<String, ? extends @Nullable Object> values) {
    var type = owner instanceof Class<?> statics ? statics : owner.getClass();
    var fields = values.keySet().stream().map(name -> Fields.find(type, name)).toList();
    var before = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach(field -> before.put(field.getName(), Fields.get(field, owner)));
    Runnable putBack =
        () -> fields.forEach(field -> Fields.set(field, owner, before.get(field.getName())));
    try {
      fields.forEach(field -> Fields.set(field, owner, values.get(field.getName())));
    } catch (RuntimeException wrongType) {
      putBack.run();
      throw wrongType;
    }
    return new ValuePatch(
        String.join(", ", values.keySet()) + " of " + type.getSimpleName(), putBack);
  }

  /// Puts `changes` into `map`. In the end the map is what it was, whatever has been put there
  /// since.
  ///
  /// @throws UnsupportedOperationException if the map cannot be changed
  public static <K, V extends @Nullable Object> Patch map(
      Map<K, V> map, Map<? extends K, ? extends V> changes) {
    return map("a map", map, changes);
  }

  /// Sets variables in `environment`, until the end of the block.
  public static Patch environment(Environment environment, Map<String, String> changes) {
    return map("the environment", environment.variables(), changes);
  }

  /// Sets a system property, which all code of this JVM sees.
  public static Patch systemProperty(String name, String value) {
    var before = Optional.ofNullable(System.getProperty(name));
    System.setProperty(name, value);
    return new ValuePatch(
        "the system property " + name,
        () ->
            before.ifPresentOrElse(
                was -> System.setProperty(name, was), () -> System.clearProperty(name)));
  }

  private static <K, V extends @Nullable Object> Patch map(
      String what, Map<K, V> map, Map<? extends K, ? extends V> changes) {
    var before = new LinkedHashMap<>(map);
    map.putAll(changes);
    return new ValuePatch(
        what,
        () -> {
          map.clear();
          map.putAll(before);
        });
  }
}
