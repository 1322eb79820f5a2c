package dev.loopbook.judge.wall;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What remains without namespaces: a session of its own, limits if there is `prlimit`, and another
/// user if we are root.
///
/// @param root whether we are root, and can become a user who owns nothing
record PlainEnclosure(SystemTools tools, boolean root) implements Enclosure {
  @Override
  public String name() {
    if (!tools.has("setsid")) {
      return "a process of its own";
    }
    return root && tools.has("setpriv")
        ? "a process group and a user of its own"
        : "a process group of its own";
  }

  @Override
  public Set<Wall> claims() {
    var claims = EnumSet.noneOf(Wall.class);
    if (root && tools.has("prlimit") && tools.has("setpriv")) {
      claims.add(Wall.LIMITS);
      claims.add(Wall.CHILDREN);
    }
    if (tools.has("setpriv")) {
      claims.add(Wall.PRIVILEGES);
    }
    return claims;
  }

  @Override
  public List<String> around(List<String> command, Allowance allowance, Cell cell) {
    var words = new ArrayList<String>();
    if (tools.has("setsid")) {
      words.addAll(List.of("setsid"));
    }
    words.addAll(tools.limiting(allowance, root));
    if (tools.has("setpriv")) {
      words.addAll(List.of("setpriv", "--no-new-privs"));
      if (root) {
        var user = SystemTools.userFor(cell);
        words.addAll(
            List.of("--reuid=" + user, "--regid=" + user, "--clear-groups", "--inh-caps=-all"));
        words.add("--bounding-set=-all");
      }
    }
    words.addAll(command);
    return words;
  }
}
