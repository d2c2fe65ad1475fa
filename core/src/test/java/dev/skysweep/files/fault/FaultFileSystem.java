package dev.skysweep.files.fault;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/// Everything written through its paths is noted on a [Disk].
public final class FaultFileSystem extends FileSystem {
  private static final FileSystem REAL = FileSystems.getDefault();

  private final FaultProvider provider;
  private final Disk disk;

  private FaultFileSystem(Disk disk) {
    this.disk = disk;
    this.provider = new FaultProvider(this, disk);
  }

  /// A real folder, which is taken for safe on the disk with all that is in it.
  ///
  /// @param disk notes what is written into it
  public static Path over(Path realFolder, Disk disk) throws IOException {
    Path folder = realFolder.toAbsolutePath().normalize();
    disk.adoptRoot(folder);
    return new FaultFileSystem(disk).wrap(folder);
  }

  Path wrap(Path real) {
    return new FaultPath(this, real);
  }

  /// The real path beneath a path of any file system.
  static Path real(Path path) {
    return path instanceof FaultPath(_, Path real) ? real : path;
  }

  Disk disk() {
    return disk;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
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
    return REAL.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return REAL.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return REAL.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(REAL.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = REAL.getPathMatcher(pattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return REAL.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
