package dev.loopbook.explore;

import static dev.loopbook.text.RootLocale.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// An order of one program, written so that a person can paste it: `any-7f3kq-e1c2w`.
///
/// First the freedom, because it says which moments are choices. Then a digest of the program, so
/// that another program refuses it. Then each deviation from first in, first out: in letters how
/// many choices are passed before it, in digits which candidate is picked there. The last letter
/// checks the rest, so that a slip of the pen isn't taken for another order. First in, first out
/// itself has no deviations: `any-7f3kq-m`.
///
/// @param freedom which moments count as choices
/// @param digest what [#digest] made of the program
/// @param order the picks
public record OrderToken(Freedom freedom, String digest, Order order) {

  private static final int LETTERS = 26;

  /// Digits and letters without i, l, o and u, which look like something else.
  private static final String DIGEST_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int DIGEST_LENGTH = 5;

  private static final Pattern SHAPE =
      Pattern.compile("([a-z]+)-([0-9a-z]{5})-((?:[a-z]{1,6}[1-9][0-9]{0,6})*+)([a-z])");

  private static final Pattern DEVIATION = Pattern.compile("([a-z]+)([0-9]+)");

  /// A token may name choices up to here; a longer run is endless anyway.
  private static final int MOST_CHOICES = 10_000_000;

  /// Returns the digest of a program.
  ///
  /// @param parts what makes it the program it is: texts or class files, in a fixed order
  public static String digest(List<byte[]> parts) {
    var hash = sha256();
    for (var part : parts) {
      hash.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
      hash.update(part);
    }
    var bytes = hash.digest();
    var text = new StringBuilder();
    for (var i = 0; i < DIGEST_LENGTH; i++) {
      text.append(DIGEST_LETTERS.charAt(bytes[i] & 31));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Returns the token that `text` is.
  ///
  /// @throws IllegalArgumentException if it isn't one; the message says why
  public static OrderToken parse(String text) {
    var found = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      throw new IllegalArgumentException(
          format(
              "%s: not a token of an order. Copy it from a report; one looks like any-7f3kq-e1c2w",
              text));
    }
    var token =
        new OrderToken(freedom(found.group(1), text), found.group(2), order(found.group(3)));
    if (token.check() != found.group(4).charAt(0)) {
      throw new IllegalArgumentException(
          format("%s: mistyped, its letters don't fit together. Copy it from the report", text));
    }
    return token;
  }

  private static Freedom freedom(String name, String text) {
    for (var freedom : Freedom.values()) {
      if (word(freedom).equals(name)) {
        return freedom;
      }
    }
    throw new IllegalArgumentException(
        format("%s: it begins with %s, and not with timing, tick, any or all", text, name));
  }

  private static Order order(String deviations) {
    var picks = new ArrayList<Integer>();
    var found = DEVIATION.matcher(deviations);
    while (found.find()) {
      var passed = number(found.group(1));
      if (picks.size() + passed >= MOST_CHOICES) {
        throw new IllegalArgumentException(deviations + ": no run has so many choices");
      }
      for (var i = 0; i < passed; i++) {
        picks.add(0);
      }
      picks.add(Integer.parseInt(found.group(2)));
    }
    return new Order(picks);
  }

  /// Returns the token without its check letter.
  private String unchecked() {
    var text = new StringBuilder(word(freedom)).append('-').append(digest).append('-');
    var passed = 0;
    for (var pick : order.picks()) {
      if (pick == 0) {
        passed++;
      } else {
        text.append(letters(passed)).append(pick);
        passed = 0;
      }
    }
    return text.toString();
  }

  private char check() {
    var sum = 7;
    for (var letter : unchecked().toCharArray()) {
      sum = (sum * 31 + letter) % 1_000_003;
    }
    return (char) ('a' + sum % LETTERS);
  }

  // a to z, aa to zz, and so on: each number has one name.
  private static String letters(int number) {
    var text = new StringBuilder();
    for (var left = number; left >= 0; left = left / LETTERS - 1) {
      text.append((char) ('a' + left % LETTERS));
    }
    return text.reverse().toString();
  }

  private static int number(String letters) {
    var number = -1;
    for (var i = 0; i < letters.length(); i++) {
      number = (number + 1) * LETTERS + (letters.charAt(i) - 'a');
    }
    return number;
  }

  private static String word(Freedom freedom) {
    return freedom.name().toLowerCase(Locale.ROOT);
  }

  /// Returns it as people paste it.
  @Override
  public String toString() {
    return unchecked() + check();
  }
}
