package dev.loopbook.testkit.file;

import java.nio.file.FileStore;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/// Says how much room a disk in memory has.
final class MemoryStore extends FileStore {

  private final MemoryDisk disk;

  MemoryStore(MemoryDisk disk) {
    this.disk = disk;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String type() {
    return "memory";
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() {
    return disk.capacity();
  }

  @Override
  public long getUsableSpace() {
    return Math.max(0, disk.capacity() - disk.used());
  }

  @Override
  public long getUnallocatedSpace() {
    return getUsableSpace();
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return type == BasicFileAttributeView.class;
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return name.equals("basic");
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return null;
  }

  @Override
  public Object getAttribute(String attribute) {
    throw new UnsupportedOperationException("a disk in memory has no attribute " + attribute);
  }
}
