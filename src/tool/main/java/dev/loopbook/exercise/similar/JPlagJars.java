package dev.loopbook.exercise.similar;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.step.film.PageResource;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The jars of JPlag, which is licensed under the GPL and so no part of Loopbook. They are fetched
/// when they are first needed, and used only if each is the very one that was there when Loopbook
/// was written: its checksum is written down beside its name.
public final class JPlagJars {
  /// JPlag's version.
  public static final String VERSION = "6.0.0";

  private static final String SUMS = "jplag-" + VERSION + ".sha256";

  private final Path folder;
  private final Path localRepository;
  private final JarSource source;
  private final Map<String, String> sums;

  private JPlagJars(Path folder, Path localRepository, JarSource source, Map<String, String> sums) {
    this.folder = folder;
    this.localRepository = localRepository;
    this.source = source;
    this.sums = sums;
  }

  /// Returns the jars, kept in a folder, and fetched from Maven Central or, if Maven has them
  /// already, from its own repository.
  ///
  /// @param folder need not exist
  /// @param localRepository Maven's, which need not exist
  public static JPlagJars in(Path folder, Path localRepository) {
    return in(
        folder,
        localRepository,
        JarSource.mavenCentral(),
        PageResource.text(JPlagJars.class, SUMS));
  }

  /// @param sums a line for each jar: its SHA-256 and its path in a Maven repository
  static JPlagJars in(Path folder, Path localRepository, JarSource source, String sums) {
    var byPath = new LinkedHashMap<String, String>();
    sums.lines().forEach(line -> byPath.put(line.substring(66), line.substring(0, 64)));
    return new JPlagJars(folder, localRepository, source, byPath);
  }

  /// The jars can't be had.
  public static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String why) {
      super(why, null, false, false);
    }

    /// Returns why, and what would help.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Returns whether all are there, so that nothing has to be fetched.
  public boolean areThere() {
    return sums.entrySet().stream().allMatch(jar -> isRight(file(jar.getKey()), jar.getValue()));
  }

  /// Returns the jars, of which those that aren't there yet are fetched.
  public List<Path> get() throws Missing, InterruptedException {
    var files = new ArrayList<Path>();
    for (var jar : sums.entrySet()) {
      var file = file(jar.getKey());
      if (!isRight(file, jar.getValue())) {
        get(jar.getKey(), jar.getValue(), file);
      }
      files.add(file);
    }
    return files;
  }

  private Path file(String path) {
    return folder.resolve(path.substring(path.lastIndexOf('/') + 1));
  }

  private void get(String path, String sum, Path file) throws Missing, InterruptedException {
    var bytes = bytes(path, sum);
    try {
      Files.createDirectories(folder);
      var fresh = Files.createTempFile(folder, "jar", ".new");
      try {
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException failure) {
      throw new Missing(
          format(
              "%s can't be kept in %s: %s", file.getFileName(), folder, FileFailure.why(failure)));
    }
  }

  private byte[] bytes(String path, String sum) throws Missing, InterruptedException {
    var local = localRepository.resolve(path);
    byte[] bytes;
    try {
      bytes = isRight(local, sum) ? Files.readAllBytes(local) : source.fetch(path);
    } catch (IOException failure) {
      throw new Missing(
          format(
              "JPlag %s isn't here yet, and Maven Central can't be reached: %s. Run it once where there is a network: what it fetches is kept in %s",
              VERSION, why(failure), folder));
    }
    if (!sum(bytes).equals(sum)) {
      throw new Missing(
          format("%s isn't what Maven Central had: its checksum is wrong, so it isn't used", path));
    }
    return bytes;
  }

  private static String why(IOException failure) {
    return failure instanceof ConnectException ? "no connection" : FileFailure.why(failure);
  }

  private static boolean isRight(Path file, String sum) {
    try {
      return Files.isRegularFile(file) && sum(Files.readAllBytes(file)).equals(sum);
    } catch (IOException _) {
      return false;
    }
  }

  static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
