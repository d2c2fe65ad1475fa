package dev.skysweep.s3.testing;

import dev.skysweep.Await;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A VersityGW on this machine's loopback, whose buckets are folders. It is built once by Go and
/// kept in the cache.
public final class S3Server implements AutoCloseable {
  private static final String VERSION = "v1.8.0";
  private static final String ACCESS_KEY = "skysweep-test";
  private static final String SECRET_KEY = "not-a-secret";

  private final Process process;
  private final Path root;
  private final int port;

  private S3Server(Process process, Path root, int port) {
    this.process = process;
    this.root = root;
    this.port = port;
  }

  /// Starts one, without buckets. Where there is no Go, the test is skipped.
  public static S3Server start() {
    try {
      Path program = program();
      Path root = Files.createTempDirectory("skysweep-s3-");
      Files.createDirectories(root.resolve("buckets"));
      Files.createDirectories(root.resolve("metadata"));
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--port=127.0.0.1:" + port,
                  "--access=" + ACCESS_KEY,
                  "--secret=" + SECRET_KEY,
                  "--keep-alive",
                  "--quiet",
                  "posix",
                  "--sidecar=" + root.resolve("metadata"),
                  root.resolve("buckets").toString())
              .redirectErrorStream(true)
              .redirectOutput(root.resolve("log.txt").toFile())
              .start();
      Await.until("the S3 server answers", () -> answers(port) || !process.isAlive());
      var server = new S3Server(process, root, port);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static synchronized Path program() throws IOException {
    Path kept = Machine.current().cacheFolder().resolve("test/versitygw-" + VERSION);
    if (Files.isExecutable(kept)) {
      return kept;
    }
    Assumptions.assumeTrue(
        !Machine.current().programs(Stream.of("go")).isEmpty(),
        "no Go on this machine, which builds the S3 server of the tests");
    System.err.println("building the S3 server of the tests (some minutes, once) …");
    Path folder = Files.createTempDirectory("skysweep-go-");
    try {
      var builder =
          new ProcessBuilder(
              "go",
              "install",
              "-trimpath",
              "-ldflags=-s -w",
              "github.com/versity/versitygw/cmd/versitygw@" + VERSION);
      builder.environment().put("GOBIN", folder.toString());
      int exitCode = builder.inheritIO().start().waitFor();
      Assumptions.assumeTrue(
          exitCode == 0, "Go could not fetch or build the S3 server of the tests: " + exitCode);
      Files.createDirectories(kept.getParent());
      Files.move(folder.resolve("versitygw"), kept, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      FileTree.deleteQuietly(folder);
    }
  }

  /// Makes a bucket.
  public void makeBucket(String name) {
    try {
      Files.createDirectory(root.resolve("buckets").resolve(name));
    } catch (FileAlreadyExistsException e) {
      // made before
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Where the objects of a bucket lie.
  public Path bucket(String name) {
    return root.resolve("buckets").resolve(name);
  }

  public int port() {
    return port;
  }

  /// The environment of a program that uses it.
  public Map<String, String> environment() {
    return environment(port);
  }

  /// As [#environment()], with another port in front of it.
  public Map<String, String> environment(int through) {
    var variables = new TreeMap<String, String>();
    variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + through);
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    return variables;
  }

  /// The same for this process, by the properties that the AWS SDK reads.
  public void useHere(int through) {
    Map<String, String> names =
        Map.of(
            "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
            "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
            "AWS_REGION", "aws.region",
            "AWS_ENDPOINT_URL", "aws.endpointUrl",
            "AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata");
    environment(through).forEach((name, value) -> System.setProperty(names.get(name), value));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    FileTree.deleteQuietly(root);
  }

  /// Of all objects of a bucket, the keys, sorted; of what is put or deleted meanwhile, any.
  public List<String> keys(String bucket) {
    Path folder = bucket(bucket);
    var keys = new TreeSet<String>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              keys.add(folder.relativize(file).toString());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    keys.removeIf(key -> key.startsWith(".sgwtmp"));
    return List.copyOf(keys);
  }
}
