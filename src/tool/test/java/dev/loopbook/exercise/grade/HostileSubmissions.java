package dev.loopbook.exercise.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the submissions that cannot lie in a repository: archives, links, files of a size.
final class HostileSubmissions {
  private static final String IN_FOLDER = "e1_sum/Sum.java";

  private final Path folder;

  HostileSubmissions(Path folder) {
    this.folder = folder;
  }

  void make() throws IOException, InterruptedException {
    var right = Walls.rightSum();
    Walls.write(folder.resolve("right_answer").resolve(IN_FOLDER), right);
    Walls.write(folder.resolve("handed_in_twice/a").resolve(IN_FOLDER), right);
    Walls.write(folder.resolve("handed_in_twice/b").resolve(IN_FOLDER), right + "// later");
    Walls.write(folder.resolve("handed_in_with_a_copy/a").resolve(IN_FOLDER), right);
    Walls.write(folder.resolve("handed_in_with_a_copy/b").resolve(IN_FOLDER), right);
    zip("zip_right_answer", IN_FOLDER, right);
    zip("zip_slip", IN_FOLDER, right, "../../../../tmp/loopbook-was-here", "x");
    zip("zip_absolute", IN_FOLDER, right, "/tmp/loopbook-was-here", "x");
    zipInZip(bytes(zipped(IN_FOLDER, right)));
    Files.write(
        folder.resolve("zip_damaged.zip"),
        "PK\003\004 and no more".getBytes(StandardCharsets.UTF_8));
    // an archive may say a name twice, and tools differ in which they take
    var twice =
        new String(
            bytes(zipped("e1_sum/Sum.java", right, "e1_sum/Sun.java", "x")),
            StandardCharsets.ISO_8859_1);
    Files.write(
        folder.resolve("zip_twice.zip"),
        twice.replace("Sun.java", "Sum.java").getBytes(StandardCharsets.ISO_8859_1));
    // `zip` itself leaves out the dot, other tools do not
    zip("zip_with_dots", "./" + IN_FOLDER, right);
    sparseZip();
    zipBomb();
    zipOfManyFiles();
    fiftyMegabytes();
    Walls.write(folder.resolve("not_utf8").resolve(IN_FOLDER), "");
    Files.write(
        folder.resolve("not_utf8").resolve(IN_FOLDER),
        right.replace("final", "/* \u00fc */ final").getBytes(StandardCharsets.ISO_8859_1));
    // one that looks for a word anywhere after each of them looks for minutes
    Walls.write(folder.resolve("blank_lines/Sum.java"), "\n".repeat(200_000));
    Walls.write(folder.resolve("name_\u001b[31m\n").resolve(IN_FOLDER), right);
    for (var copy : List.of("a", "b")) {
      Walls.write(
          folder.resolve("names_inside").resolve(copy + "\u001b[31m").resolve(IN_FOLDER),
          right + "// " + copy);
    }
    links();
    pipe();
    for (var i = 0; i <= HandIn.MOST_FILES; i++) {
      Walls.write(folder.resolve("too_many_files/%d/%d".formatted(i / 500, i)), "");
    }
  }

  private void zipInZip(byte[] inner) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("zip_in_zip.zip")))) {
      zip.putNextEntry(new ZipEntry("inner.zip"));
      zip.write(inner);
      zip.closeEntry();
    }
  }

  private void links() throws IOException {
    var solution = Walls.sum().assignment().solution();
    var link = folder.resolve("link_to_solution").resolve(IN_FOLDER);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, solution.resolve("Sum.java"));
    Files.createDirectories(folder.resolve("link_to_folder"));
    Files.createSymbolicLink(folder.resolve("link_to_folder/e1_sum"), solution);
    Files.createSymbolicLink(folder.resolve("link_as_student"), solution);
  }

  /// A pipe into which nobody writes: who reads it waits for ever.
  private void pipe() throws IOException, InterruptedException {
    var pipe = folder.resolve("pipe").resolve(IN_FOLDER);
    Files.createDirectories(pipe.getParent());
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
  }

  private void fiftyMegabytes() throws IOException {
    var file = folder.resolve("fifty_megabytes").resolve(IN_FOLDER);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      fill(out, 50);
    }
  }

  private void zipBomb() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("zip_bomb.zip")))) {
      zip.putNextEntry(new ZipEntry(IN_FOLDER));
      fill(zip, 300);
      zip.closeEntry();
    }
  }

  private static void fill(OutputStream out, int megabytes) throws IOException {
    var block = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    for (var i = 0; i < megabytes; i++) {
      out.write(block);
    }
  }

  /// A file of almost no bytes on disk, with a table of contents that claims to be a gigabyte: who
  /// opens it as an archive reads all of that.
  private void sparseZip() throws IOException {
    var table = 1 << 30;
    var end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50)
        .putInt(0)
        .putShort((short) 9)
        .putShort((short) 9)
        .putInt(table)
        .putInt(0);
    try (var file =
        Files.newByteChannel(
            folder.resolve("zip_sparse.zip"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      file.position(table);
      file.write(end.rewind());
    }
  }

  private void zipOfManyFiles() throws IOException {
    try (var zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("zip_many_files.zip")))) {
      for (var i = 0; i <= HandIn.MOST_FILES; i++) {
        zip.putNextEntry(new ZipEntry("file" + i));
        zip.closeEntry();
      }
    }
  }

  private void zip(String student, String... namesAndTexts) throws IOException {
    Files.write(folder.resolve(student + ".zip"), bytes(zipped(namesAndTexts)));
  }

  private static byte[] bytes(ByteArrayOutputStream out) {
    return out.toByteArray();
  }

  private static ByteArrayOutputStream zipped(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes;
  }
}
