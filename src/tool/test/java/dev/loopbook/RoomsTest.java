package dev.loopbook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the compiled classes against the map of the rooms: who may know whom, and who may know
/// which library. A room that is not built yet breaks no rule; a package that the map does not name
/// does.
final class RoomsTest {
  private static final String ROOT = "dev.loopbook.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.loopbook");

  /// The rooms that each room points at. It may also use whatever those point at in turn.
  private static final Map<String, Set<String>> POINTS_AT =
      Map.ofEntries(
          Map.entry("loop", Set.of("text")),
          Map.entry("text", Set.of()),
          Map.entry("sync", Set.of("loop", "text")),
          Map.entry("io", Set.of("loop", "text")),
          Map.entry("watch", Set.of("loop", "sync", "text")),
          Map.entry("testkit", Set.of("loop", "text", "sync", "io", "watch")),
          Map.entry("program", Set.of("loop", "text", "sync", "io", "watch")),
          Map.entry("step", Set.of("program")),
          Map.entry("book", Set.of("program", "step")),
          Map.entry("judge", Set.of("program", "testkit")),
          Map.entry("exercise", Set.of("judge", "book")),
          Map.entry("shell", Set.of("exercise")));

  static Set<String> rooms() {
    return new TreeSet<>(POINTS_AT.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsOnlyTheRoomsBelowIt(String room) {
    var forbidden = rooms();
    forbidden.remove(room);
    forbidden.removeAll(below(room));
    check(noClasses().that(liveIn(room)).should().dependOnClassesThat(liveInOneOf(forbidden)));
  }

  @ParameterizedTest
  @CsvSource({
    "org.commonmark..,            book",
    "javax.tools..,               program",
    "com.sun.source..,            program",
    "java.lang.classfile..,       program testkit",
    "org.junit.platform..,        testkit judge",
    "org.mockito..,               testkit",
    "com.google.gson..,           testkit exercise",
    "org.jline..,                 shell",
    "picocli..,                   shell",
  })
  void aLibraryIsKnownOnlyToTheRoomsThatNeedIt(String library, String rooms) {
    var outside = classes().that(liveOutside(rooms.split(" "))).should();
    check(outside.onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage(library))));
  }

  @Test
  void theCoreNeedsOnlyJavaBase() {
    var allowed = Object.class.getModule().getPackages();
    DescribedPredicate<JavaClass> javaBase =
        describe("are of java.base", type -> allowed.contains(element(type).getPackageName()));
    DescribedPredicate<JavaClass> primitive =
        describe("are primitive", type -> element(type).isPrimitive());
    check(
        classes()
            .that(liveIn("loop"))
            .should()
            .onlyDependOnClassesThat(
                javaBase
                    .or(primitive)
                    .or(liveIn("loop"))
                    .or(liveIn("text"))
                    .or(resideInAPackage("org.jspecify.."))));
  }

  @Test
  void onlyFiberTouchesTheJvmsContinuations() {
    check(
        noClasses()
            .that(
                describe(
                    "are not part of Fiber",
                    type -> !type.getName().matches("dev\\.loopbook\\.loop\\.Fiber(\\$.*)?")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jdk.internal..", "sun..")));
  }

  /// The room `program` is excepted: it puts a stream of its own in the place of `System.out`.
  @Test
  void onlyTheShellPrints() {
    check(
        noClasses()
            .that(liveOutside("shell").and(liveOutside("program")))
            .should()
            .accessField(System.class, "out"));
  }

  @Test
  void everyPackageIsNullMarkedAndLiesInARoomOfTheMap() {
    var packages =
        CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toUnmodifiableSet());
    var wrong = new TreeMap<String, String>();
    for (var each : packages) {
      if (each.getName().equals("dev.loopbook")) {
        continue; // holds the map alone
      }
      if (!each.isAnnotatedWith(NullMarked.class)) {
        wrong.put(each.getName(), "is not @NullMarked in a package-info.java");
      }
      if (!rooms().contains(room(each))) {
        wrong.put(each.getName(), "is in no room of the map");
      }
    }
    assertEquals(Map.of(), wrong);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static Set<String> below(String room) {
    return POINTS_AT.get(room).stream()
        .flatMap(next -> Stream.concat(Stream.of(next), below(next).stream()))
        .collect(Collectors.toSet());
  }

  private static DescribedPredicate<JavaClass> liveIn(String room) {
    return resideInAPackage(ROOT + room + "..").as("live in " + room);
  }

  private static DescribedPredicate<JavaClass> liveOutside(String... rooms) {
    return DescribedPredicate.not(liveInOneOf(Set.of(rooms))).as("live outside " + List.of(rooms));
  }

  private static DescribedPredicate<JavaClass> liveInOneOf(Set<String> rooms) {
    var packages = rooms.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
    return resideInAnyPackage(packages).as("live in one of " + List.copyOf(rooms));
  }

  private static String room(JavaPackage each) {
    return each.getName().substring(ROOT.length()).split("\\.")[0];
  }

  private static JavaClass element(JavaClass type) {
    return type.getBaseComponentType();
  }
}
