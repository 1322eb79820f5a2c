package dev.loopbook.exercise.grade;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.loopbook.judge.Attempt;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class ReportFormatTest {
  private static final String NASTY =
      "<b>\u009b2J\u202e\u001b[2J\u0000]]>&\"'\uFFFF </script>, =1+1";

  private final GradeBook book = book();

  @Test
  void theTableNamesWhoFailedAndHow() {
    assertEquals(
        List.of(
            "alice      1 of 2 passed       10 of 20 points",
            "bob        0 of 2 passed        0 of 20 points",
            "  ✗ ch90/e1_sum  failed",
            "      threeValuesTakeOneSecond: expected 1 s; found 3 s",
            "=carol     0 of 2 passed        0 of 20 points",
            "  ✗ the archive is damaged"),
        ReportFormat.TABLE.of(book).lines().toList());
  }

  @Test
  void theTableLinesUpUnderNamesOfAnyScript() {
    var names = List.of("李小龍", "Zoe\u0308", "ab");
    var rows =
        names.stream()
            .map(
                name ->
                    new GradeBook.Row(Submission.refused(name, name, "it is damaged"), List.of()))
            .toList();
    var lines =
        ReportFormat.TABLE
            .of(new GradeBook(List.of(), rows, List.of(), List.of(), "", List.of()))
            .lines();
    assertEquals(
        List.of("李小龍     0", "Zoe\u0308        0", "ab         0"),
        lines
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceAll(" of.*", ""))
            .toList());
  }

  @Test
  void jsonHoldsEverythingAndItsVersion() {
    var json = JsonParser.parseString(ReportFormat.JSON.of(book)).getAsJsonObject();
    assertEquals("loopbook-grades", json.get("format").getAsString());
    assertEquals(1, json.get("version").getAsInt());
    var bob = json.getAsJsonArray("students").get(1).getAsJsonObject();
    var grade = bob.getAsJsonArray("grades").get(0).getAsJsonObject();
    assertEquals("failed", grade.get("verdict").getAsString());
    assertEquals("e1/Sum.java", grade.getAsJsonObject("path").get("Sum.java").getAsString());
    assertEquals(book.students().get(1).grades().getFirst(), GradeJson.read(grade));
  }

  @ParameterizedTest
  @EnumSource
  void noFormatPassesOnACharacterThatATerminalObeys(ReportFormat format) {
    var text =
        format.isPerStudent()
            ? book.students().stream()
                .flatMap(row -> format.files(book, row).values().stream())
                .collect(joining())
            : format.isZip() ? "" : format.of(book); // a zip holds what students get one by one
    for (var harmful : List.of("\u001b", "\u0007", "\u009b", "\u202e", "\u2066")) {
      assertFalse(text.contains(harmful), text);
    }
  }

  @Test
  void csvHasALineAStudentAndNoCellThatRuns() {
    assertEquals(
        List.of(
            "student,points,max,passed,handed in,ch90/e1_sum,ch90/e2_count",
            "alice,10,20,1,1,10,",
            "bob,0,20,0,1,0,",
            "'=carol,0,20,0,2,0,0"),
        ReportFormat.CSV.of(book).lines().toList());
  }

  @Test
  void anAnswerThatWasNotJudgedHasAnEmptyCellAndNoZero() {
    var grade =
        new Grade(Walls.sum().id(), "not judged", false, 0, 10, "no memory", List.of(), List.of());
    var rows = List.of(row("ann", answerOf("Sum.java"), grade));
    var some = new GradeBook(List.of(Walls.sum()), rows, List.of(), List.of(), "", List.of());
    assertEquals(1, some.notJudged());
    assertFalse(some.allPassed());
    assertEquals("ann,0,10,0,1,", ReportFormat.CSV.of(some).lines().toList().getLast());
  }

  @Test
  void classroomGetsTheLineOfWhatDoesNotCompile() {
    var grade =
        new Grade(
            Walls.sum().id(),
            "did not compile",
            false,
            0,
            10,
            "Sum.java:7: no such class",
            List.of(new Grade.Detail("Sum.java", 7, "no such class")),
            List.of());
    var json =
        JsonParser.parseString(
                ReportFormat.CLASSROOM.of(book, row("ann", answerOf("Sum.java"), grade)))
            .getAsJsonObject();
    var test = json.getAsJsonArray("tests").get(0).getAsJsonObject();
    assertEquals(7, test.get("line_no").getAsInt());
  }

  private static Answer answerOf(String name) {
    return new Answer(
        new Attempt(Walls.sum().assignment(), List.of(), List.of()), Map.of(name, name));
  }

  @Test
  void junitXmlIsWellFormedWhateverTheMessages() throws Exception {
    var xml = ReportFormat.JUNIT.of(book);
    assertFalse(xml.contains("<property "));
    var suites = xml(xml).getElementsByTagName("testsuite");
    var bob = (Element) suites.item(1);
    assertEquals("bob", bob.getAttribute("name"));
    assertEquals("4", bob.getAttribute("tests"));
    assertEquals("2", bob.getAttribute("failures"));
    assertEquals("1", bob.getAttribute("skipped"));
    assertEquals(2, bob.getElementsByTagName("failure").getLength());
  }

  @Test
  void junitXmlHasWhatAntsSchemaAsksFor() throws Exception {
    var suites = xml(ReportFormat.JUNIT.of(book)).getElementsByTagName("testsuite");
    for (var i = 0; i < suites.getLength(); i++) {
      var suite = (Element) suites.item(i);
      assertEquals(Integer.toString(i), suite.getAttribute("id"));
      for (var name :
          List.of("package", "name", "hostname", "tests", "failures", "errors", "time")) {
        assertFalse(suite.getAttribute(name).isBlank(), name);
      }
      assertTrue(
          suite.getAttribute("timestamp").matches("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}"));
      var children = new ArrayList<String>();
      for (var child = suite.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element element) {
          children.add(element.getTagName());
          if (element.getTagName().equals("testcase")) {
            for (var name : List.of("classname", "name", "time")) {
              assertFalse(element.getAttribute(name).isBlank(), name);
            }
          }
        }
      }
      assertTrue(
          String.join(" ", children).matches("properties (testcase )*system-out system-err"),
          children::toString);
    }
  }

  @Test
  void noCellOfACsvRunsWhereverASpreadsheetSplitsIt() {
    for (var name :
        List.of("=1+1", "a;=1+1", "a; =1", "a\t=1", "＝1", "a,=1", "a|@x", " =1", "a;\"=1\"")) {
      var line = csvLineOf(name);
      assertFalse(line.matches("(?s)(.*[,;\t|]\\s*\"?|\\s*\"?)[=+@＝].*"), name + " in " + line);
    }
    assertEquals("Ann-Lee,", csvLineOf("Ann-Lee").substring(0, 8));
    assertEquals("\"Lee, Ann\",", csvLineOf("Lee, Ann").substring(0, 11));
  }

  private static String csvLineOf(String student) {
    var row = new GradeBook.Row(Submission.refused(student, student, ""), List.of());
    var book = new GradeBook(List.of(), List.of(row), List.of(), List.of(), "", List.of());
    return ReportFormat.CSV.of(book).lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void gradescopeSeesPointsOnceAndHiddenTestsAsHidden() {
    var json = JsonParser.parseString(ReportFormat.GRADESCOPE.of(book, book.students().get(1)));
    var tests = json.getAsJsonObject().getAsJsonArray("tests");
    var max = 0.0;
    for (var test : tests) {
      var points = test.getAsJsonObject().get("max_score");
      max += points == null ? 0 : points.getAsDouble();
    }
    assertEquals(20, max);
    assertEquals("hidden", member(tests.get(3).getAsJsonObject(), "visibility"));
    assertFalse(member(tests.get(0).getAsJsonObject(), "output").contains("secret"));
  }

  @Test
  void classroomGetsATestForEachExercise() {
    var json =
        JsonParser.parseString(ReportFormat.CLASSROOM.of(book, book.students().getFirst()))
            .getAsJsonObject();
    assertEquals("fail", member(json, "status"));
    assertEquals(20, json.get("max_score").getAsInt());
    assertEquals("pass", member(json.getAsJsonArray("tests").get(0).getAsJsonObject(), "status"));
  }

  @Test
  void sarifPointsAtTheStudentsLine() {
    var json = JsonParser.parseString(ReportFormat.SARIF.of(book)).getAsJsonObject();
    var run = json.getAsJsonArray("runs").get(0).getAsJsonObject();
    var result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    var physical =
        result
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertEquals("bob/e1/Sum.java", member(physical.getAsJsonObject("artifactLocation"), "uri"));
    assertEquals(17, physical.getAsJsonObject("region").get("startLine").getAsInt());
  }

  @Test
  void aSarifPathIsRelativeWhateverTheStudentIsCalled() {
    for (var name : List.of("a:b", "http://x", "%41", "ä b", "..")) {
      var row = book.students().get(1);
      var renamed =
          new GradeBook.Row(
              new Submission(name, name, row.submission().answers(), Optional.empty(), List.of()),
              row.grades());
      var sarif =
          ReportFormat.SARIF.of(
              new GradeBook(
                  book.exercises(), List.of(renamed), List.of(), List.of(), "", List.of()));
      var uri = sarif.lines().filter(line -> line.contains("\"uri\"")).findFirst().orElseThrow();
      var reference = URI.create(uri.replaceAll(".*: \"|\".*", ""));
      assertFalse(reference.isAbsolute(), uri);
      assertEquals(name + "/e1/Sum.java", reference.getPath());
    }
  }

  @Test
  void annotationsAreALineEach() {
    assertEquals(
        List.of(
            "bob/e1/Sum.java:17: ch90/e1_sum: threeValuesTakeOneSecond: expected 1 s; found 3 s"),
        ReportFormat.ANNOTATIONS.of(book).lines().toList());
  }

  @Test
  void htmlShowsTheKnownWrongTurnAndRunsNothing() throws Exception {
    var html = ReportFormat.HTML.of(book);
    assertTrue(html.contains("as the known wrong answer <code>OneAfterAnother</code>"), html);
    assertFalse(html.contains("<script"));
    assertFalse(html.contains("</script"));
    assertTrue(html.contains("namespaces"));
    // but for its doctype and voided elements it is XML, which shows that all is escaped
    xml(html.replace("<!doctype html>", "").replaceAll("<meta[^>]*>", ""));
  }

  /// A screen reader reads the headers out with each cell, and the keyboard scrolls what is wide.
  @Test
  void eachTableOfThePageHasHeadersAndCanBeScrolled() throws Exception {
    var html = ReportFormat.HTML.of(book);
    var page = xml(html.replace("<!doctype html>", "").replaceAll("<meta[^>]*>", ""));
    assertEquals(1, page.getElementsByTagName("main").getLength());
    var headers = page.getElementsByTagName("th");
    var rows = new ArrayList<String>();
    for (var i = 0; i < headers.getLength(); i++) {
      var header = (Element) headers.item(i);
      assertFalse(header.getTextContent().isBlank(), html);
      if (header.getAttribute("scope").equals("row")) {
        rows.add(header.getTextContent());
      }
    }
    assertTrue(rows.containsAll(List.of("bob", "passed", "0 to 20%")), rows.toString());
    for (var start : List.of("<tr><th>student</th>", "<tr><th>exercise", "<tr><th>students</th>")) {
      var before = html.substring(0, html.indexOf(start)).strip();
      assertTrue(before.endsWith("<div class=\"wide\" tabindex=\"0\"><table>"), start);
    }
  }

  private static String member(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static Document xml(String text) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(text)));
  }

  /// A class with every kind of row.
  static GradeBook book() {
    var sum = Walls.sum();
    var count = Walls.exercises().get(1);
    var answer =
        new Answer(
            new Attempt(sum.assignment(), List.of(), List.of()), Map.of("Sum.java", "e1/Sum.java"));
    var passed =
        new Grade(
            sum.id(),
            "passed",
            true,
            10,
            10,
            "passed, 1 tests",
            List.of(),
            List.of(new Grade.Test("theSumIsRight", "passed", false, "", "", 0)));
    var failed =
        new Grade(
            sum.id(),
            "failed",
            false,
            0,
            10,
            "threeValuesTakeOneSecond: expected 1 s; found 3 s",
            List.of(),
            List.of(
                new Grade.Test("theSumIsRight", "passed", false, "", "", 0),
                new Grade.Test(
                    "threeValuesTakeOneSecond",
                    "failed",
                    false,
                    "expected 1 s; found 3 s",
                    "Sum.java",
                    17,
                    "await(value(each));",
                    "each value is awaited before the next is asked for",
                    List.of("         0 s  1 s", "value-1  ████", "value-2      ████")),
                new Grade.Test("theSumOfNothing", "failed", true, "secret " + NASTY, "", 0)));
    var absent = Grade.notHandedIn(count.id(), 10);
    var damaged =
        new Grade(
            sum.id(), "unreadable", false, 0, 10, "the archive is damaged", List.of(), List.of());
    return new GradeBook(
        Walls.exercises(),
        List.of(
            row("alice", answer, passed, absent),
            row("bob", answer, failed, absent),
            new GradeBook.Row(
                Submission.refused("=carol", "=carol", "the archive is damaged"),
                List.of(
                    damaged,
                    new Grade(
                        count.id(), "unreadable", false, 0, 10, NASTY, List.of(), List.of())))),
        List.of("process", "network"),
        List.of("files"),
        "namespaces",
        List.of());
  }

  private static GradeBook.Row row(String student, Answer answer, Grade... grades) {
    return new GradeBook.Row(
        new Submission(
            student, student, Map.of(grades[0].exercise(), answer), Optional.empty(), List.of()),
        List.of(grades));
  }
}
