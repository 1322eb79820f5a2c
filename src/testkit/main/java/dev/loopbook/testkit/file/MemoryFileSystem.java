package dev.loopbook.testkit.file;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/// A disk in memory as `java.nio.file` sees it.
final class MemoryFileSystem extends FileSystem {

  /// The folder where relative paths start.
  static final String WORK = "/work";

  private final MemoryDisk disk;
  private final MemoryProvider provider = new MemoryProvider(this);

  MemoryFileSystem(MemoryDisk disk) {
    this.disk = disk;
  }

  MemoryDisk disk() {
    return disk;
  }

  Path work() {
    return getPath(WORK);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public Path getPath(String first, String... more) {
    return MemoryPath.of(this, more.length == 0 ? first : first + "/" + String.join("/", more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    var matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(Path.of(path.toString()));
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("a disk in memory is never closed; just let it go");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of(new MemoryStore(disk));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("a disk in memory has no users");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("folders in memory cannot be watched");
  }

  @Override
  public String toString() {
    return "a disk in memory";
  }
}
