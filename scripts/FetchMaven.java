import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/// Fetches the Maven that builds this project, the one whose SHA-256 stands in
/// `.mvn/wrapper/maven-wrapper.properties`, and unpacks it. Needs nothing but the JDK.
///
/// It comes from where Maven's own artifacts come from: `MVNW_REPOURL`, the mirror of `central` in
/// `~/.m2/settings.xml`, or Maven Central.
///
/// `java FetchMaven.java PROPERTIES FOLDER`
class FetchMaven {
  private static final String CENTRAL = "https://repo.maven.apache.org/maven2";
  private static final int TIMEOUT_MILLIS = 60_000;

  static void main(String... arguments) throws Exception {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      properties.load(reader);
    }
    String url = properties.getProperty("distributionUrl").replace(CENTRAL, repository());
    try {
      byte[] zip = fetch(url);
      String sha256 = sha256(zip);
      String expected = properties.getProperty("distributionSha256Sum");
      if (!sha256.equals(expected)) {
        throw new IOException(
            "it is not the file that it should be: its SHA-256 is %s and not %s"
                .formatted(sha256, expected));
      }
      unpack(zip, Path.of(arguments[1]));
    } catch (IOException e) {
      System.err.println("build: can't fetch Maven from " + url + ": " + e);
      System.exit(1);
    }
  }

  private static String repository() throws Exception {
    String named = System.getenv("MVNW_REPOURL");
    if (named != null && !named.isEmpty()) {
      return named;
    }
    Document settings;
    try (InputStream in =
        Files.newInputStream(Path.of(System.getenv("HOME"), ".m2", "settings.xml"))) {
      settings = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (NoSuchFileException e) {
      return CENTRAL;
    }
    String mirror =
        XPathFactory.newInstance()
            .newXPath()
            .evaluate(
                "//mirror[normalize-space(mirrorOf)='*' or normalize-space(mirrorOf)='external:*'"
                    + " or contains(concat(',', normalize-space(mirrorOf), ','), ',central,')]/url",
                settings)
            .strip();
    return mirror.isEmpty() ? CENTRAL : mirror.replaceAll("/+$", "");
  }

  private static byte[] fetch(String url) throws IOException {
    URLConnection connection = URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /// Puts the archive's one folder in place at once, so that a second build that runs sees all of
  /// it or nothing.
  private static void unpack(byte[] zip, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path unpacked = Files.createTempDirectory(target.getParent(), "unpacking");
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path name = Path.of(entry.getName());
        if (name.getNameCount() < 2) {
          continue;
        }
        Path file = unpacked.resolve(name.subpath(1, name.getNameCount()));
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    unpacked.resolve("bin/mvn").toFile().setExecutable(true, false);
    unpacked.toFile().setReadable(true, false);
    unpacked.toFile().setExecutable(true, false);
    try {
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // another build was quicker; what it put there is the same
    }
  }
}
