package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Fixtures that several test classes share: tests get each [Fixture] in a static field of the
/// subclass as a parameter of the type that it makes.
///
/// ```java
/// final class Shared extends Fixtures {
///   static final Fixture<Client> CLIENT = Fixture.of(setUp -> ...);
/// }
///
/// @LoopTest
/// @ExtendWith(Shared.class)
/// class GreetingTest {
///   @Test
///   void greets(Client client) { ... }
/// }
/// ```
///
/// In pytest, these would be in a `conftest.py`. If `META-INF/services` names the subclass and
/// JUnit's automatic detection is on, it serves every test.
@API(status = MAINTAINED, since = "1.0")
public abstract class Fixtures implements ParameterResolver {

  private record Named(Type type, Fixture<?> fixture) {}

  private final List<Named> fixtures = new ArrayList<>();

  /// Finds the fixtures in the static fields of the subclass.
  protected Fixtures() {
    for (var field : getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Fixture.class) {
        fixtures.add(new Named(typeIn(field), valueOf(field)));
      }
    }
  }

  private static Type typeIn(Field field) {
    if (field.getGenericType() instanceof ParameterizedType type) {
      return type.getActualTypeArguments()[0];
    }
    throw new IllegalStateException(
        format("%s: a raw Fixture. Declare what it makes: Fixture<Client>", field));
  }

  private static Fixture<?> valueOf(Field field) {
    try {
      field.setAccessible(true);
      return (Fixture<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + ": cannot be read", e);
    }
  }

  /// Returns whether one of the fixtures makes what the parameter asks for.
  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return fixtureFor(parameter).isPresent();
  }

  /// Returns what the fixture makes; sets it up on the test's loop first, if nobody has.
  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var fixture = fixtureFor(parameter).orElseThrow();
    return LoopExtension.loop(context).run(fixture.name, fixture::get);
  }

  private Optional<Fixture<?>> fixtureFor(ParameterContext parameter) {
    var wanted = parameter.getParameter().getParameterizedType();
    return fixtures.stream()
        .filter(each -> each.type().equals(wanted))
        .<Fixture<?>>map(Named::fixture)
        .findFirst();
  }
}
