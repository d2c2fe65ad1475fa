package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A real disk in memory, as small as one likes. Only root can have one.
record SmallDisk(Path path) implements AutoCloseable {
  /// Skips the test, saying so, where disks can't be mounted.
  ///
  /// @param options of a tmpfs, such as `size=6m` or `nr_inodes=100`
  static SmallDisk mount(Path parent, String options) throws IOException {
    Path path = Files.createDirectory(parent.resolve("disk"));
    boolean mounted = call("mount", "-t", "tmpfs", "-o", options, "none", path.toString()) == 0;
    if (!mounted) {
      System.out.println("a test is skipped: only root can mount a small disk");
    }
    Assumptions.assumeTrue(mounted, "only root can mount a small disk");
    return new SmallDisk(path);
  }

  /// As [#mount], of a file of this many megabytes with ext4 in it, which can fail as real disks
  /// do.
  static SmallDisk ext4(Path parent, int megabytes) throws IOException {
    Path path = Files.createDirectory(parent.resolve("disk"));
    String image = parent.resolve("disk.img").toString();
    boolean mounted =
        call("truncate", "-s", megabytes + "M", image) == 0
            && call("mkfs.ext4", "-q", image) == 0
            && call("mount", "-o", "loop", image, path.toString()) == 0;
    if (!mounted) {
      System.out.println("a test is skipped: only root can mount a small disk");
    }
    Assumptions.assumeTrue(mounted, "only root can mount a small disk");
    return new SmallDisk(path);
  }

  void remount(String options) {
    assertThat(call("mount", "-o", "remount," + options, path.toString())).isZero();
  }

  @Override
  public void close() {
    // lazily: a worker may take a moment to end
    assertThat(call("umount", "--lazy", path.toString())).isZero();
  }

  static int call(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
