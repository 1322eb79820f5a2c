package dev.loopbook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Holds the compiled classes to the map of the rooms: who may know whom, and who may know which
/// library. The map is the table in the Javadoc of the package `dev.loopbook`, read from there, so
/// the map and the rule can't differ.
final class RoomsTest {
  private static final String ROOT = "dev.loopbook.";

  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.loopbook");

  /// Where each artifact of the map is built.
  private static final Map<String, String> MODULES =
      Map.of("loopbook-core", "core", "loopbook-testkit", "testkit", "loopbook", "tool");

  /// A row of the map; a room may also use whatever the rooms that it points at may use.
  private record Room(String artifact, String name, Set<String> pointsAt) {}

  private static final Map<String, Room> MAP = readMap();

  static Set<String> rooms() {
    return new TreeSet<>(MAP.keySet());
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
  @MethodSource("rooms")
  void aRoomLiesInItsArtifactAlone(String room) {
    var lies =
        MODULES.values().stream()
            .filter(each -> Files.isDirectory(sources(each).resolve(room)))
            .toList();
    assertEquals(List.of(MODULES.get(MAP.get(room).artifact())), lies);
  }

  /// Within a room, too, one can start to read at some package and isn't led back to it.
  @Test
  void noTwoPackagesNeedEachOther() {
    var packages =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(element(type).getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };
    check(slices().assignedFrom(packages).should().beFreeOfCycles());
  }

  @ParameterizedTest
  @CsvSource({
    "org.commonmark..,            book",
    "javax.tools..,               program.source program.mutation",
    "com.sun.source..,            program.source program.mutation",
    "java.lang.classfile..,       loop program testkit",
    "org.junit.platform..,        testkit judge",
    "org.mockito..,               testkit",
    "com.google.gson..,           testkit program step exercise",
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
    rule.check(CLASSES);
  }

  /// Reads the map: a row is an artifact (none: as in the row above), a room, what the room holds,
  /// and the rooms that it points at.
  private static Map<String, Room> readMap() {
    var rooms = new TreeMap<String, Room>();
    var artifact = "";
    for (var line : lines(sources("core").resolve("package-info.java"))) {
      var cells = line.replace("`", "").split("\\|");
      if (!line.startsWith("/// | ") || cells[2].isBlank() || cells[2].strip().equals("room")) {
        continue;
      }
      artifact = cells[1].isBlank() ? artifact : cells[1].strip();
      var pointsAt = cells[4].strip();
      var targets = pointsAt.equals("nothing") ? Set.<String>of() : Set.of(pointsAt.split(", "));
      rooms.put(cells[2].strip(), new Room(artifact, cells[2].strip(), targets));
    }
    return rooms;
  }

  private static Path sources(String module) {
    return HOME.resolve("src", module, "main", "java", "dev", "loopbook");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private static Set<String> below(String room) {
    return MAP.get(room).pointsAt().stream()
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
