package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Platforms' own tables, as they export them, with the grades filled in.
final class WorksheetTest {
  private static final String MOODLE =
      """
      \uFEFFIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",\
      "Last modified (submission)","Last modified (grade)","Feedback comments"
      "Participant 1234567","Ann Lee",ann@example.org,"Submitted for grading - ",,20.00,Yes,\
      "Friday, 30 January 2026, 10:15 AM",-,
      "Participant 1234568","Bo ""B"" Yi",bo@example.org,"Submitted for grading - ",,20.00,Yes,-,-,\
      "<p>Seen in class</p>"
      "Participant 1234569","Cy Oh",cy@example.org,"No submission - ",,20.00,Yes,-,-,
      "Participant 1234570","=Dee",dee@example.org,"Submitted for grading - ",3.00,20.00,No,-,-,
      """
          .replace("\n", "\r\n");

  private static final String CANVAS =
      """
      Student,ID,SIS User ID,SIS Login ID,Section,Quiz (31),Loops (4711),Current Score
      ,,,,,Manual Posting,,
          Points Possible,,,,,5.00,10.00,(read only)
      "Lee, Ann",501,S1,ann,A,4.00,,80
      "Yi, Bo",502,S2,bo,A,,EX,
      "Student, Test",503,,test,A,,,
      """;

  @Test
  void whereNothingGivesPointsNoneAreScaled() throws Exception {
    var submission =
        new SmallClass().passed("1", "Ann Lee").book().students().getFirst().submission();
    var row = new GradeBook.Row(submission, List.of());
    assertEquals("0", SheetPoints.of("20.00").points(row));
  }

  @Test
  void moodlesWorksheetGetsGradesAndCommentsAndKeepsEverythingElse() throws Exception {
    var book =
        new SmallClass()
            .passed("1234567", "Ann Lee")
            .failed("1234568", "Bo B Yi", "sums: expected 3, found 2")
            .book();
    var filled = fill(MOODLE, book);
    assertEquals(2, filled.count());
    assertEquals(
        List.of("10 points here are 20 points in the worksheet, so points were scaled"),
        filled.remarks());
    assertEquals(
        MOODLE
            .replace(
                "\"Submitted for grading - \",,20.00,Yes,\"Friday, 30 January 2026, 10:15 AM\",-,",
                "\"Submitted for grading - \",20,20.00,Yes,\"Friday, 30 January 2026, 10:15 AM\",-,"
                    + "\"<p>Loopbook: 1 of 1 exercises passed, 10 of 10 points.</p>"
                    + "<ul><li>ch90/e1_sum: passed</li></ul>\"")
            .replace(
                "\"Submitted for grading - \",,20.00,Yes,-,-,\"<p>Seen in class</p>\"",
                "\"Submitted for grading - \",0,20.00,Yes,-,-,\"<p>Seen in class</p>"
                    + "<p>Loopbook: 0 of 1 exercises passed, 0 of 10 points.</p>"
                    + "<ul><li>ch90/e1_sum: failed. sums: expected 3, found 2</li></ul>\""),
        filled.text());
  }

  @Test
  void fillingInTwiceChangesNothingMore() throws Exception {
    var book = new SmallClass().failed("1234568", "Bo B Yi", "a $1 \\ b").book();
    var once = fill(MOODLE, book).text();
    assertEquals(once, fill(once, book).text());
    var better = fill(once, new SmallClass().passed("1234568", "Bo").book()).text();
    assertEquals(fill(MOODLE, new SmallClass().passed("1234568", "Bo").book()).text(), better);
  }

  @Test
  void aGradeThatMoodleLocksOrThatIsNotKnownStaysOut() throws Exception {
    var unjudged =
        new Grade(Walls.sum().id(), "not judged", false, 0, 10, "no memory", List.of(), List.of());
    var book =
        new SmallClass()
            .add("1234567", "Ann Lee", unjudged)
            .passed("1234570", "=Dee")
            .passed("9", "Stranger")
            .book();
    var filled = fill(MOODLE, book);
    assertEquals(MOODLE, filled.text());
    assertEquals(0, filled.count());
    assertEquals(
        List.of(
            "Stranger: nobody in the worksheet",
            "Ann Lee: not filled in, because an answer was not judged",
            "=Dee: the grade can't be changed, says Moodle"),
        filled.remarks());
  }

  @Test
  void aNameOrAnAddressFindsWhoeverHasNoId() throws Exception {
    var book = new SmallClass().passed("ann lee", "ann lee").passed("x", "BO@example.org").book();
    assertEquals(2, fill(MOODLE, book).count());
    var twice = MOODLE + MOODLE.lines().toList().get(1) + "\r\n";
    assertEquals(
        List.of("ann lee: 2 people of this name are in the worksheet"),
        fill(twice.replaceAll("1234567", ""), new SmallClass().passed("ann lee", "ann lee").book())
            .remarks());
  }

  @Test
  void aDecimalCommaIsWrittenWhereTheWorksheetHasOne() throws Exception {
    var text = "Identifier;Grade;Maximum Grade\nParticipant 1;;\"7,50\"\n";
    assertEquals(
        "Identifier;Grade;Maximum Grade\nParticipant 1;\"7,5\";\"7,50\"\n",
        fill(text, new SmallClass().passed("1", "Ann").book()).text());
  }

  @Test
  void nothingThatAStudentWroteRunsInASpreadsheetOrAsHtml() throws Exception {
    for (var nasty :
        List.of("=1+1", "a;=1+1", "a,\t@x", "\uFF1D1", "x <= 3", "<script>x</script>", "a;==1")) {
      var filled = fill(MOODLE, new SmallClass().failed("1234567", "Ann Lee", nasty).book()).text();
      var comment = filled.substring(filled.indexOf("<p>Loopbook"), filled.indexOf("</ul>"));
      assertFalse(comment.contains("<script"), comment);
      assertFalse(comment.matches("(?s).*[,;\t|]\\s*\"?[=+@\uFF1D-].*"), comment);
    }
  }

  @Test
  void canvasGradeBookGetsOneColumnAndKeepsItsPoints() throws Exception {
    var book = new SmallClass().passed("501", "leeann").passed("502", "yibo").book();
    var filled = fill(CANVAS, book, "Loops");
    assertEquals(CANVAS.replace("4.00,,80", "4.00,10,80"), filled.text());
    assertEquals(1, filled.count());
    assertEquals(List.of("yibo: excused, says Canvas, so nothing was filled in"), filled.remarks());
    assertEquals(filled.text(), fill(CANVAS, book, "4711").text());
    assertEquals(filled.text(), fill(CANVAS, book, "Loops (4711)").text());
    var byName = new SmallClass().passed("x", "Ann Lee").book();
    assertEquals(filled.text(), fill(CANVAS, byName, "Loops").text());
  }

  @Test
  void pointsAreScaledToWhatCanvasGives() throws Exception {
    var filled = fill(CANVAS, new SmallClass().passed("501", "leeann").book(), "Quiz");
    assertEquals(CANVAS.replace("A,4.00,", "A,5,"), filled.text());
    assertTrue(filled.remarks().getFirst().startsWith("10 points here are 5 points"));
  }

  @Test
  void whichColumnIsMeantMustBeClear() {
    assertEquals(
        "several assignments are in it: name one with --assignment. Its columns are Quiz (31), Loops (4711)",
        refused(CANVAS, Optional.empty()));
    assertEquals(
        "--assignment Loop names none of its columns. Its columns are Quiz (31), Loops (4711)",
        refused(CANVAS, Optional.of("Loop")));
    assertTrue(refused("Student,ID\n", Optional.empty()).contains("no column of an assignment"));
    assertTrue(refused("Kennung;Bewertung\n", Optional.empty()).contains("Export it in English"));
    assertTrue(refused("", Optional.empty()).contains("Export it in English"));
    assertTrue(refused("\"Student", Optional.empty()).startsWith("it's damaged"));
  }

  private static String refused(String text, Optional<String> assignment) {
    return assertThrows(Worksheet.Unsuitable.class, () -> Worksheet.of(text, assignment)).why();
  }

  private static Worksheet.Filled fill(String text, GradeBook book) throws Exception {
    return Worksheet.of(text, Optional.empty()).filled(book);
  }

  private static Worksheet.Filled fill(String text, GradeBook book, String assignment)
      throws Exception {
    return Worksheet.of(text, Optional.of(assignment)).filled(book);
  }
}
