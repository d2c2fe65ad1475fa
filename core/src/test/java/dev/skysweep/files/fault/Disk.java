package dev.skysweep.files.fault;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Does what it is asked to the real files and notes it, in order; fails at a step if told to.
public final class Disk {
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Path, Integer> numbers = new HashMap<>();
  private Fault fault = Fault.NEVER;
  private int asked;
  private int nodes;

  /// All that was done, in order.
  public synchronized List<Operation> operations() {
    return List.copyOf(operations);
  }

  /// Notes that somebody was told something.
  public synchronized void told(String what) {
    operations.add(new Operation.Told(what));
  }

  /// From now on steps may fail.
  public synchronized void failBy(Fault newFault) {
    fault = newFault;
    asked = 0;
  }

  /// How many steps were asked for since [#failBy], failed ones included.
  public synchronized int asked() {
    return asked;
  }

  synchronized void adoptRoot(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        adopt(path);
      }
    }
    for (int node = 0; node < nodes; node++) {
      operations.add(new Operation.Force(node));
    }
  }

  /// Takes note of a file or folder that came about behind our back, with all its bytes.
  private void adopt(Path path) throws IOException {
    int node = nodes++;
    numbers.put(path, node);
    Path parent = path.getParent();
    if (numbers.containsKey(parent)) {
      operations.add(new Operation.Link(number(parent), name(path), node, Files.isDirectory(path)));
    }
    if (!Files.isDirectory(path)) {
      operations.add(new Operation.Write(node, 0, ByteBuffer.wrap(Files.readAllBytes(path))));
    }
  }

  synchronized FileChannel open(
      Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean isNew = !Files.exists(file);
    boolean twice =
        isNew
            && (options.contains(CREATE) || options.contains(CREATE_NEW))
            && isDoneTwice(Fault.Step.CHANGE);
    FileChannel real = FileChannel.open(file, options, attributes);
    if (isNew) {
      numbers.put(file, nodes);
      operations.add(new Operation.Link(number(file.getParent()), name(file), nodes++, false));
    } else if (!numbers.containsKey(file)) {
      adopt(file);
    } else if (options.contains(TRUNCATE_EXISTING)) {
      operations.add(new Operation.Truncate(number(file), 0));
    }
    if (twice) {
      real.close();
      real = FileChannel.open(file, options, attributes);
    }
    return new FaultChannel(this, file, real);
  }

  synchronized FileChannel openFolder(
      Path folder, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    step(Fault.Step.OPEN_FOLDER);
    return new FaultChannel(this, folder, FileChannel.open(folder, options, attributes));
  }

  synchronized void createFolder(Path folder, FileAttribute<?>... attributes) throws IOException {
    boolean twice = isDoneTwice(Fault.Step.CHANGE);
    Files.createDirectory(folder, attributes);
    numbers.put(folder, nodes);
    operations.add(new Operation.Link(number(folder.getParent()), name(folder), nodes++, true));
    if (twice) {
      Files.createDirectory(folder, attributes);
    }
  }

  synchronized void delete(Path path) throws IOException {
    // What is asked for in vain changes nothing, and is no step.
    boolean twice = Files.exists(path) && isDoneTwice(Fault.Step.CHANGE);
    Files.delete(path);
    if (numbers.remove(path) != null) {
      operations.add(new Operation.Unlink(number(path.getParent()), name(path)));
    }
    if (twice) {
      Files.delete(path);
    }
  }

  synchronized void move(Path from, Path to, CopyOption... options) throws IOException {
    boolean twice = isDoneTwice(Fault.Step.CHANGE);
    if (!numbers.containsKey(from)) {
      adopt(from);
    }
    Files.move(from, to, options);
    Map<Path, Integer> moved = new HashMap<>();
    numbers.forEach((path, node) -> {
      if (path.startsWith(from)) {
        moved.put(to.resolve(from.relativize(path)), node);
      }
    });
    numbers.keySet().removeIf(path -> path.startsWith(from) || path.startsWith(to));
    numbers.putAll(moved);
    operations.add(
        new Operation.Rename(
            number(from.getParent()), name(from), number(to.getParent()), name(to), number(to)));
    if (twice) {
      Files.move(from, to, options);
    }
  }

  synchronized int write(Path file, FileChannel real, ByteBuffer bytes, long position)
      throws IOException {
    byte[] whole = new byte[bytes.remaining()];
    bytes.duplicate().get(whole);
    try {
      step(Fault.Step.WRITE);
    } catch (IOException e) {
      // as systems do: some of it is written all the same
      ByteBuffer half = bytes.slice(bytes.position(), whole.length / 2);
      byte[] written = new byte[half.remaining()];
      half.duplicate().get(written);
      real.write(half, position);
      operations.add(new Operation.Write(number(file), position, ByteBuffer.wrap(written)));
      throw e;
    }
    int written = real.write(bytes, position);
    operations.add(new Operation.Write(number(file), position, ByteBuffer.wrap(whole)));
    return written;
  }

  synchronized void truncate(Path file, FileChannel real, long size) throws IOException {
    step(Fault.Step.CHANGE);
    real.truncate(size);
    operations.add(new Operation.Truncate(number(file), size));
  }

  synchronized void force(Path file, FileChannel real) throws IOException {
    try {
      step(Files.isDirectory(file) ? Fault.Step.FORCE_FOLDER : Fault.Step.FORCE);
    } catch (IOException e) {
      operations.add(new Operation.ForceFailed(number(file)));
      throw e;
    }
    real.force(true);
    operations.add(new Operation.Force(number(file)));
  }

  private void step(Fault.Step kind) throws IOException {
    // what changes no name is the same when it is done twice
    boolean _ = isDoneTwice(kind);
  }

  private boolean isDoneTwice(Fault.Step kind) throws IOException {
    String error = fault.at(asked++, kind);
    if (!error.isEmpty() && !error.equals(Fault.TWICE)) {
      throw new IOException(error);
    }
    return !error.isEmpty();
  }

  private int number(Path path) {
    Path plain = path.normalize();
    return Objects.requireNonNull(numbers.get(plain), () -> "unknown to the disk: " + path);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
