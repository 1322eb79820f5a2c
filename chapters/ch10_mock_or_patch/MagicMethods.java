import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.Mockito.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// region code
static String summary(List<String> basket) {
  var text = new StringBuilder(basket.size() + " in " + basket + ":");
  for (var item : basket) {
    text.append(' ').append(item);
  }
  return text + ", first " + basket.get(0);
}
// endregion

// region tests
@LoopTest
static class BasketTest {
  @Test
  @SuppressWarnings("unchecked") // Mockito knows the class, not List<String>
  void aListThatIsAMock() {
    List<String> basket = mock(List.class);
    when(basket.size()).thenReturn(5);
    when(basket.get(0)).thenReturn("tea");
    when(basket.iterator()).thenReturn(List.of("tea", "milk").iterator());
    when(basket.toString()).thenReturn("a basket");

    assertEquals("5 in a basket: tea milk, first tea", summary(basket));
    verify(basket).get(0);
  }

  interface Person {
    int age();

    String name();

    List<String> friends();

    Optional<String> nickname();
  }

  @Test
  void whatAMockAnswersUntaught() {
    var person = mock(Person.class);
    assertEquals(0, person.age());
    assertEquals(List.of(), person.friends());
    assertEquals(Optional.empty(), person.nickname());
    assertNull(person.name()); // it isn't an empty string
  }

  @Test
  void whatCannotBeStubbed() {
    var list = mock(List.class);
    assertFalse(list.equals(List.of())); // it is equal only to itself
    assertThrows(Exception.class,
        () -> when(list.hashCode()).thenReturn(7));
  }
}
// endregion

void main() {
  IO.print(Tests.run(BasketTest.class));
}
