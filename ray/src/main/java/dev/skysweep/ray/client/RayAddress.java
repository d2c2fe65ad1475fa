package dev.skysweep.ray.client;

import dev.skysweep.study.StudyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Ray's Client server listens.
public record RayAddress(String host, int port) {
  /// Where `ray start --head` has it.
  public static final int DEFAULT_PORT = 10001;

  private static final Pattern FORM =
      Pattern.compile(
          "ray://(?<host>\\[[0-9a-fA-F:.%]+]|[^/:\\[\\]@?#\\s]+)(:(?<port>\\d{1,5}))?/?");

  /// Reads `ray://HOST` or `ray://HOST:PORT`.
  ///
  /// @throws StudyException saying what is wrong and what would be right
  public static RayAddress parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      String port = matcher.group("port");
      int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
      if (number >= 1 && number <= 65535) {
        return new RayAddress(matcher.group("host"), number);
      }
    }
    throw new StudyException("the address '%s' %s".formatted(text, whatIsWrong(text)));
  }

  private static String whatIsWrong(String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return "is that of Ray's dashboard; a sweep needs its Client server: ray://HOST:"
          + DEFAULT_PORT;
    }
    if (text.equals("auto")) {
      return "is for sweeps; write ray://127.0.0.1:%d for the Ray that runs on this machine"
          .formatted(DEFAULT_PORT);
    }
    if (text.matches("[^/:\\s]+(:\\d+)?")) {
      return "lacks its beginning: write ray://" + text;
    }
    return "is no address of a cluster: write ray://HOST or ray://HOST:PORT (%d if left out), or auto for the Ray that runs on this machine"
        .formatted(DEFAULT_PORT);
  }

  @Override
  public String toString() {
    return "ray://" + host + ":" + port;
  }
}
