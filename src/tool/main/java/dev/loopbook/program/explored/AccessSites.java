package dev.loopbook.program.explored;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.explored.AccessSite.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers the sites of a program while it's woven; woven code carries only the number.
final class AccessSites {

  private final List<AccessSite> sites = new ArrayList<>();
  private final List<ChanceSite> chances = new ArrayList<>();
  private final Map<AccessSite, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();

  /// Returns the number of a field's site.
  int ofField(CodePlace place, String owner, String name, Kind kind) {
    return number(new AccessSite(place, owner, name, part(owner, name), kind));
  }

  /// Returns the number of an array element's site.
  int ofElement(CodePlace place) {
    return number(new AccessSite(place, "", "", 0, Kind.ELEMENT));
  }

  /// Returns the number of a call's site.
  int ofCall(CodePlace place, String owner, String name, Kind kind) {
    return number(new AccessSite(place, owner, name, 0, kind));
  }

  /// Returns the number of a place where the program does what differs from run to run.
  int ofChance(CodePlace place, Chance chance) {
    chances.add(new ChanceSite(place, chance));
    return chances.size() - 1;
  }

  private int part(String owner, String name) {
    return parts.computeIfAbsent(owner + "." + name, _ -> parts.size() + 1); // 0 is the whole
  }

  private int number(AccessSite site) {
    return numbers.computeIfAbsent(
        site,
        added -> {
          sites.add(added);
          return sites.size() - 1;
        });
  }

  List<AccessSite> all() {
    return List.copyOf(sites);
  }

  List<ChanceSite> chances() {
    return List.copyOf(chances);
  }
}
