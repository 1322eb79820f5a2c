package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MissingExportTest {

  @Test
  void theFlagNamesTheModuleThatNeedsIt() {
    var named = java.sql.Connection.class.getModule(); // as ours is on a module path
    assertEquals(Optional.of("java.base/jdk.internal.vm=java.sql"), MissingExport.of(named));
  }

  @Test
  void theFlagNamesNoModuleOnAClassPath() {
    assertEquals(
        "java.base/jdk.internal.vm=ALL-UNNAMED",
        MissingExport.flag(MissingExport.class.getModule()));
  }

  @Test
  void aManifestHelpsOnlyOnAClassPath() {
    assertEquals(
        "\nA jar that is started with java -jar says it in its manifest:"
            + "  Add-Exports: java.base/jdk.internal.vm",
        MissingExport.inManifest(MissingExport.class.getModule()));
    assertEquals("", MissingExport.inManifest(java.sql.Connection.class.getModule()));
  }

  @Test
  void nothingIsMissingHere() {
    assertEquals(Optional.empty(), EventLoop.missingExport());
  }
}
