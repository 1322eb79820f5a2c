package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTokenTest {

  private static final String DIGEST =
      OrderToken.digest(List.of("a program".getBytes(StandardCharsets.UTF_8)));

  @Test
  void theTokenOfAnyOrderIsReadBackAsThatOrder() {
    var random = new SplittableRandom(5);
    for (var i = 0; i < 1_000; i++) {
      var picks = new ArrayList<Integer>();
      var length = random.nextInt(i + 1);
      for (var choice = 0; choice < length; choice++) {
        picks.add(random.nextInt(10) == 0 ? random.nextInt(1, 30) : 0);
      }
      var freedom = Freedom.values()[i % 4];
      var token = new OrderToken(freedom, DIGEST, new Order(picks));

      assertEquals(token, OrderToken.parse(token.toString()));
    }
  }

  @Test
  void aTokenMayBeAsLongAsItsOrder() {
    var token = new OrderToken(Freedom.ANY, DIGEST, new Order(Collections.nCopies(50_000, 1)));

    assertEquals(token, OrderToken.parse(token.toString()));
  }

  @Test
  void deviationsAreLettersAndPicksAreDigits() {
    var order = new Order(List.of(0, 0, 0, 0, 1, 0, 0, 2));

    var text = new OrderToken(Freedom.ANY, "7f3kq", order).toString();

    assertTrue(text.matches("any-7f3kq-e1c2[a-z]"), text);
  }

  @Test
  void aSlipOfThePenIsNoticed() {
    var text = new OrderToken(Freedom.ANY, DIGEST, new Order(List.of(0, 0, 1))).toString();

    var slip = text.replace("c1", "d1");

    var refused = assertThrows(IllegalArgumentException.class, () -> OrderToken.parse(slip));
    assertEquals(
        slip + ": mistyped, its letters don't fit together. Copy it from the report",
        refused.getMessage());
  }

  @Test
  void capitalsAndBlanksAroundItDoNoHarm() {
    var token = new OrderToken(Freedom.TIMING, DIGEST, new Order(List.of(3)));

    assertEquals(
        token, OrderToken.parse("  " + token.toString().toUpperCase(java.util.Locale.ROOT) + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "any",
        "any-7f3kq",
        "any-7f3kq-",
        "any-7f3kq-e",
        "some-7f3kq-e1w",
        "any-7f3kq-e0w",
        "any-7f3kq-zzzzzz1w",
        "any-7f3kq-e99999999w",
        "4.1-9.2",
        "any-7f3kq-e1w\n-"
      })
  void whatIsNoTokenIsRefused(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> OrderToken.parse(text));

    assertTrue(refused.getMessage() != null && !refused.getMessage().isBlank());
  }

  @Test
  void otherProgramsHaveOtherDigests() {
    assertNotEquals(
        DIGEST, OrderToken.digest(List.of("a programm".getBytes(StandardCharsets.UTF_8))));
    assertNotEquals(
        OrderToken.digest(List.of(new byte[] {1}, new byte[] {2})),
        OrderToken.digest(List.of(new byte[] {1, 2})));
  }
}
