package dev.loopbook.program;

import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The imports with which a guest sees what a program's own code sees.
final class GuestImports implements Iterable<String> {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s[^;\"]*;");

  private final Program program;
  private final String home;
  private final String guests;

  GuestImports(Program program, String home, String guests) {
    this.program = program;
    this.home = home;
    this.guests = guests;
  }

  @Override
  public Iterator<String> iterator() {
    var main = program.mainClass().substring(home.length()).replace('$', '.');
    var members = Stream.of("import static " + guests + "." + ProgramMembers.NAME + ".*;");
    var statics = Stream.of("import static " + guests + "." + main + ".*;");
    var own = IMPORT.matcher(program.source().text()).results().map(found -> found.group());
    return Stream.of(own, statics, members).flatMap(each -> each).iterator();
  }
}
