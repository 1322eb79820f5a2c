package dev.loopbook.exercise.wall;

import dev.loopbook.program.ClassUses;
import dev.loopbook.program.ClassUses.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a submission's classes before anything of them is loaded, and says what they may not do.
///
/// The walls of the system keep a submission from the rest of the machine. This one keeps it from
/// the JVM that it shares with its judge: who can use reflection, native memory or the test
/// framework can forge a result, whatever else is locked.
public final class CodeCheck {
  /// The methods by which a class can agree with whatever it is compared to.
  private static final Set<String> AGREEING =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "compareTo(Ljava/lang/Object;)I");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.lang.CharSequence",
          "java.util.AbstractCollection",
          "java.util.AbstractList",
          "java.util.AbstractMap",
          "java.util.AbstractSet",
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.Collection",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.List",
          "java.util.Map",
          "java.util.Map$Entry",
          "java.util.SequencedCollection",
          "java.util.SequencedMap",
          "java.util.SequencedSet",
          "java.util.Set",
          "java.util.SortedMap",
          "java.util.SortedSet",
          "java.util.TreeMap",
          "java.util.TreeSet");

  private final CodeRules rules;
  private final Set<String> ownNames;
  private final Set<Use> alsoAllowed;
  private final Set<String> alsoSuperTypes;
  private final Set<String> alsoDeclared;

  private CodeCheck(
      CodeRules rules,
      Set<String> ownNames,
      Set<Use> alsoAllowed,
      Set<String> alsoSuperTypes,
      Set<String> alsoDeclared) {
    this.rules = rules;
    this.ownNames = ownNames;
    this.alsoAllowed = alsoAllowed;
    this.alsoSuperTypes = alsoSuperTypes;
    this.alsoDeclared = alsoDeclared;
  }

  /// Returns the check for an exercise.
  ///
  /// @param given the classes that the exercise gives: a submission may refer to these
  /// @param models classes of the exercise's starter and solution: what these do is allowed too
  public static CodeCheck of(Collection<byte[]> given, Collection<byte[]> models) {
    var names = new HashSet<String>();
    given.forEach(each -> names.add(ClassUses.of(each).name()));
    var allowed = new HashSet<Use>();
    var superTypes = new HashSet<String>();
    var declared = new HashSet<String>();
    for (var model : models) {
      var uses = ClassUses.of(model);
      uses.uses().forEach(use -> allowed.add(new Use(use.type(), use.member(), 0)));
      superTypes.addAll(uses.superTypes());
      declared.addAll(uses.declared());
    }
    return new CodeCheck(CodeRules.standard(), names, allowed, superTypes, declared);
  }

  /// Returns what the classes may not do, in the order of their lines; nothing if all is well.
  ///
  /// @param classes the submission's own, by name
  /// @param packageName the package that they have to be in
  public List<Offence> check(Map<String, byte[]> classes, String packageName) {
    var offences = new LinkedHashSet<Offence>();
    for (var entry : classes.entrySet()) {
      var uses = ClassUses.of(entry.getValue());
      check(uses, classes.keySet(), packageName, offences);
    }
    var sorted = new ArrayList<>(offences);
    sorted.sort(Comparator.comparing(Offence::type).thenComparingInt(Offence::line));
    return sorted;
  }

  private void check(
      ClassUses uses, Set<String> own, String packageName, Collection<Offence> offences) {
    var name = uses.name();
    if (!name.startsWith(packageName + ".")) {
      offences.add(new Offence(name, 0, "is not in the exercise's package " + packageName));
    }
    if (ownNames.contains(name)) {
      offences.add(new Offence(name, 0, "has the name of a class that the exercise brings"));
    }
    if (uses.isNative()) {
      offences.add(new Offence(name, 0, "has a native method"));
    }
    for (var method : uses.declared()) {
      if (isRefused(method)) {
        offences.add(
            new Offence(
                name,
                0,
                "declares %s, which the exercise does not ask for"
                    .formatted(method.substring(0, method.indexOf('(')))));
      }
    }
    for (var type : uses.superTypes()) {
      if (COLLECTIONS.contains(type) && !alsoSuperTypes.contains(type)) {
        offences.add(
            new Offence(name, 0, "is a %s of its own; use the JDK's".formatted(simple(type))));
      }
    }
    for (var use : uses.uses()) {
      if (!isAllowed(use, own)) {
        offences.add(new Offence(name, use.line(), "uses " + use));
      }
    }
  }

  private boolean isRefused(String method) {
    if (method.equals("finalize()V")) {
      return true;
    }
    return AGREEING.contains(method) && !alsoDeclared.contains(method);
  }

  private boolean isAllowed(Use use, Set<String> own) {
    return own.contains(use.type())
        || ownNames.contains(use.type())
        || rules.allow(use)
        || alsoAllowed.contains(new Use(use.type(), use.member(), 0));
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /// One thing that a class may not do.
  ///
  /// @param type the class
  /// @param line its line, 0 if that is not known
  /// @param what the rest of the sentence: `uses java.lang.Runtime.halt`
  public record Offence(String type, int line, String what) {
    /// Returns it as a report shows it: `Answer:12 uses java.lang.Runtime.halt`.
    @Override
    public String toString() {
      var name = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
      return (line > 0 ? name + ":" + line : name) + " " + what;
    }
  }
}
