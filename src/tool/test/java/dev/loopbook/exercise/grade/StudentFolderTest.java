package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StudentFolderTest {
  @Test
  void anOrdinaryNameStaysAsItIs() {
    for (var name : List.of("Ann Lee", "Zoë (4711)", "李小龍", "ann@example.org", "O'Hara, Bo")) {
      assertEquals(name, StudentFolder.of(name));
    }
  }

  @Test
  void noNameLeadsAnywhereElseAndNoTwoMeet() {
    var random = new Random(3);
    var names = new HashMap<String, String>();
    for (var round = 0; round < 5_000; round++) {
      var name = new StringBuilder();
      var length = random.nextInt(6);
      for (var i = 0; i < length; i++) {
        name.append("./\\:%2E a\n".charAt(random.nextInt(10)));
      }
      var folder = StudentFolder.of(name.toString());
      assertFalse(folder.isBlank());
      assertEquals(Path.of("/x", folder), Path.of("/x").resolve(folder).normalize());
      assertEquals(2, Path.of("/x", folder).getNameCount(), folder);
      assertEquals(name.toString(), names.computeIfAbsent(folder, _ -> name.toString()));
    }
  }

  @Test
  void longNamesAreCutAndStayApart() {
    var one = StudentFolder.of("é".repeat(300) + "1");
    assertTrue(one.getBytes(StandardCharsets.UTF_8).length <= 180, one);
    assertFalse(one.equals(StudentFolder.of("é".repeat(300) + "2")));
    assertEquals("é".repeat(90), StudentFolder.of("é".repeat(90)));
  }
}
