package dev.loopbook.program.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/// Lists each package of the JDK only once. They don't change, and a program without a class of its
/// own imports all of `java.base`: 60 packages with 3,700 classes.
///
/// Used by one thread at a time.
final class SystemPackages extends ForwardingJavaFileManager<JavaFileManager> {
  private static final String MODULES = StandardLocation.SYSTEM_MODULES.getName() + "[";

  private record Listing(
      Location module, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

  private final Map<Listing, List<JavaFileObject>> listed = new HashMap<>();

  SystemPackages(JavaFileManager files) {
    super(files);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (!location.getName().startsWith(MODULES)) {
      return super.list(location, packageName, kinds, recurse);
    }
    var listing = new Listing(location, packageName, Set.copyOf(kinds), recurse);
    var known = listed.get(listing);
    if (known == null) {
      var found = new ArrayList<JavaFileObject>();
      super.list(location, packageName, kinds, recurse).forEach(found::add);
      known = List.copyOf(found);
      listed.put(listing, known);
    }
    return known;
  }
}
