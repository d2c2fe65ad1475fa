package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Tells builds of one version apart: a checksum over what the [WorkerClassPath] holds, wherever it
/// lies.
///
/// Of a jar it takes the central directory, which has a checksum of every entry, so that it costs
/// next to nothing. It is no protection against anybody who means to deceive.
public final class BuildMark {
  private static final int LONGEST_END = 1 << 16;
  private static final int END_RECORD = 22;
  private static final int END_SIGNATURE = 0x06054b50;

  private static final class Current {
    private static final String MARK = ofClassPath();
  }

  private BuildMark() {}

  /// Of the code that runs here: eight hexadecimal digits.
  public static String current() {
    return Current.MARK;
  }

  private static String ofClassPath() {
    var sum = new CRC32();
    for (String entry : WorkerClassPath.entries()) {
      Path path = Path.of(entry);
      try {
        if (Files.isDirectory(path)) {
          addFolder(sum, path);
        } else if (Files.isRegularFile(path)) {
          addJar(sum, path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(entry, e);
      }
    }
    return "%08x".formatted(sum.getValue());
  }

  private static void addFolder(CRC32 sum, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      sum.update(folder.relativize(file).toString().getBytes(UTF_8));
      sum.update(Files.readAllBytes(file));
    }
  }

  private static void addJar(CRC32 sum, Path jar) throws IOException {
    try (var file = new RandomAccessFile(jar.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(file.length(), LONGEST_END + END_RECORD)];
      file.seek(file.length() - end.length);
      file.readFully(end);
      for (int at = end.length - END_RECORD; at >= 0; at--) {
        if (littleEndian(end, at) == END_SIGNATURE) {
          byte[] directory = new byte[littleEndian(end, at + 12)];
          file.seek(Integer.toUnsignedLong(littleEndian(end, at + 16)));
          file.readFully(directory);
          sum.update(directory);
          return;
        }
      }
    }
    sum.update(Files.readAllBytes(jar));
  }

  private static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }
}
