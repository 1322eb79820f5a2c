package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/// Holds reports to the forms that their readers publish, whatever students call themselves and
/// whatever their code prints.
final class ReportSchemasTest {
  private static final Path SCHEMAS = Path.of("test/schemas").toAbsolutePath();

  private static final javax.xml.validation.Schema JUNIT = xmlSchema();
  private static final Schema SARIF =
      schema("sarif-2.1.0-rtm.5.json", SpecificationVersion.DRAFT_4);
  private static final Schema GRADESCOPE =
      schema("gradescope-results.schema.json", SpecificationVersion.DRAFT_7);
  private static final Schema CLASSROOM =
      schema("classroom-result.schema.json", SpecificationVersion.DRAFT_7);

  private static final List<GradeBook> BOOKS = allBooks().toList();

  static List<GradeBook> books() {
    return BOOKS;
  }

  private static Stream<GradeBook> allBooks() {
    var hostile =
        Stream.of(
                "::error::x",
                "a:b",
                "http://x",
                "../..",
                "<x a=\"b\">&",
                " ",
                "\uFFFF\u0000\u001b",
                "##[error]x",
                "\u202eevil",
                "\uD83D\uDE00",
                "a\nb\r\n::stop",
                "%41 ä")
            .map(
                text ->
                    new SmallClass()
                        .add(text, text, failed(text))
                        .failed(text, text, text)
                        .passed("1", text)
                        .book());
    var empty = new GradeBook(List.of(Walls.sum()), List.of(), List.of(), List.of(), "", List.of());
    return Stream.concat(Stream.of(ReportFormatTest.book(), empty), hostile);
  }

  private static Grade failed(String text) {
    return new Grade(
        Walls.sum().id(),
        "did not compile",
        false,
        0,
        10,
        text,
        List.of(new Grade.Detail("Sum.java", 7, text), new Grade.Detail("", 0, text)),
        List.of(
            new Grade.Test(text, "failed", false, text, "Sum.java", 3, text, text, List.of(text)),
            new Grade.Test(text, "skipped", false, text, "", 0),
            new Grade.Test(text, "not run", true, "", "", 0),
            new Grade.Test(text, "passed", false, "", "", 0)));
  }

  @ParameterizedTest
  @MethodSource("books")
  void junitXml(GradeBook book) throws Exception {
    JUNIT.newValidator().validate(new StreamSource(new StringReader(ReportFormat.JUNIT.of(book))));
  }

  @ParameterizedTest
  @MethodSource("books")
  void sarif(GradeBook book) {
    assertEquals(List.of(), problems(SARIF, ReportFormat.SARIF.of(book)));
  }

  @ParameterizedTest
  @MethodSource("books")
  void gradescope(GradeBook book) {
    for (var row : book.students()) {
      assertEquals(List.of(), problems(GRADESCOPE, ReportFormat.GRADESCOPE.of(book, row)));
    }
  }

  @ParameterizedTest
  @MethodSource("books")
  void classroom(GradeBook book) {
    for (var row : book.students()) {
      assertEquals(List.of(), problems(CLASSROOM, ReportFormat.CLASSROOM.of(book, row)));
    }
  }

  @ParameterizedTest
  @MethodSource("books")
  void noReportGivesTheLogOfACiServerACommand(GradeBook book) {
    for (var format : ReportFormat.values()) {
      var texts =
          format.isPerStudent()
              ? book.students().stream().flatMap(row -> format.files(book, row).values().stream())
              : format.isZip() ? Stream.<String>empty() : Stream.of(format.of(book));
      texts
          .flatMap(String::lines)
          .forEach(
              line ->
                  assertFalse(
                      line.strip().startsWith("::") || line.contains("##["),
                      () -> format + ": " + line));
    }
  }

  @Test
  void theSchemasRefuseWhatIsWrong() throws Exception {
    assertFalse(problems(SARIF, "{\"version\": \"2.1.0\"}").isEmpty());
    assertFalse(problems(GRADESCOPE, "{\"output\": \"\"}").isEmpty());
    assertFalse(
        problems(CLASSROOM, "{\"version\": 2, \"status\": \"x\", \"tests\": []}").isEmpty());
    var strict = JUNIT.newValidator();
    assertThrows(
        SAXException.class,
        () ->
            strict.validate(
                new StreamSource(new StringReader("<testsuites><testsuite/></testsuites>"))));
  }

  private static List<Error> problems(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }

  private static Schema schema(String file, SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(version)
        .getSchema(Walls.read(SCHEMAS.resolve(file)), InputFormat.JSON);
  }

  private static javax.xml.validation.Schema xmlSchema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(SCHEMAS.resolve("JUnit.xsd").toFile());
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }
}
