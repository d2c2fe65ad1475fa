package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.view.MadeStudy;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// A request of the live page: its path behind the token up to the first line's end, then headers.
/// There is an answer, and it never holds what lies outside of the study. Or, behind a `!`,
/// whatever a stranger may send who knows no token: nothing is shown to him.
public final class RequestFuzz {
  private static final String SECRET = "nobody-may-see-this";
  private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"), "page");
  private static final URI PAGE = serve();

  private static final Pattern SHOWN = Pattern.compile("HTTP/1\\.\\d [23]\\d\\d ");

  private RequestFuzz() {}

  private static URI serve() {
    try {
      Path study = Files.createDirectories(ROOT.resolve("study"));
      Files.writeString(ROOT.resolve("secret.txt"), SECRET);
      Files.writeString(ROOT.resolve("script"), SECRET);
      MadeStudy.finished(study, 3, new MadeStudy.Usual());
      var live = LiveStudy.of(new StudyFolder(study), InstantSource.system());
      return URI.create(LiveServer.start(live, new LiveMetrics(study, List.of()), 0).address());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String text = new String(input, ISO_8859_1);
    String answer = text.startsWith("!") ? toStranger(text.substring(1)) : toUser(text);
    if (answer.contains(SECRET)) {
      throw new AssertionError("shown: " + text);
    }
  }

  private static String toStranger(String request) throws IOException {
    String answer;
    try {
      answer = answer(request);
    } catch (SocketException e) {
      return ""; // hung up on
    }
    if (SHOWN.matcher(answer).find()) {
      throw new AssertionError("a stranger gets " + answer);
    }
    return answer;
  }

  private static String toUser(String text) throws IOException {
    int end = text.indexOf('\n');
    String path =
        (end < 0 ? text : text.substring(0, end)).replaceAll("[^!-~]|[<>\"{}|\\\\^`#%]", "");
    String headers = end < 0 ? "" : text.substring(end + 1).replaceAll("[^ -~\n]", "");
    if (path.startsWith("events")) {
      return "";
    }
    String answer =
        answer(
            "GET %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\nX: %s\r\n\r\n"
                .formatted(PAGE.getPath(), path, PAGE.getPort(), headers.replace("\n", "\r\nX")));
    if (!answer.matches("(?s)HTTP/1.1 (200|4\\d\\d).*")) {
      throw new AssertionError("no answer to " + path + ": " + answer);
    }
    return answer;
  }

  private static String answer(String request) throws IOException {
    try (var socket = new Socket(PAGE.getHost(), PAGE.getPort())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
