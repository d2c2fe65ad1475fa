package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayDeque;

/// The last lines that a process wrote to its standard error, kept for the message about its end.
final class LastWords {
  private static final int MOST_LINES = 30;
  private static final int MOST_CHARACTERS = 400;

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private final Thread listener;

  private LastWords(InputStream stream) {
    listener = Thread.ofPlatform().daemon().name("worker-stderr").unstarted(() -> listen(stream));
  }

  static LastWords listenTo(InputStream stream) {
    var words = new LastWords(stream);
    words.listener.start();
    return words;
  }

  private void listen(InputStream stream) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line);
      }
    } catch (IOException e) {
      // the process is gone; what was heard so far is all there is
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /// Call after the process has ended.
  String text() {
    try {
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return String.join("\n", lines).strip();
    }
  }
}
