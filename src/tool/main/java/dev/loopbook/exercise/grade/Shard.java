package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.Optional;
import java.util.regex.Pattern;

/// One of the shares into which work is divided among machines that don't know of each other.
///
/// Each item goes to the share that gives it the highest number, a hash of both ("rendezvous
/// hashing", Thaler and Ravishankar, 1998). So a new item moves no other one, and of a share that
/// is added every other one gives up only its part.
///
/// @param number which one, from 1
/// @param count how many there are
public record Shard(int number, int count) {
  /// More than anybody has machines.
  private static final int MOST = 10_000;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

  /// Checks that there is such a share.
  public Shard {
    if (count < 1 || count > MOST || number < 1 || number > count) {
      throw new IllegalArgumentException(format("no share %d of %d", number, count));
    }
  }

  /// Reads `3/8`; nothing if that's no share.
  public static Optional<Shard> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Returns whether an item of this name is in this share. It's in exactly one.
  public boolean holds(String name) {
    var mine = weight(name, number);
    for (var other = 1; other <= count; other++) {
      if (other != number && mine.compareTo(weight(name, other)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String weight(String name, int number) {
    return Fingerprint.of(name, Integer.toString(number));
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
