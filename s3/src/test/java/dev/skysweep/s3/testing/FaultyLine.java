package dev.skysweep.s3.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line to an S3 server that fails now and then, each connection in one way of its own.
public final class FaultyLine implements AutoCloseable {
  /// What becomes of a connection.
  public enum Fault {
    /// Passes everything.
    NONE,
    /// Cut before a byte is passed.
    REFUSED,
    /// "503 Slow Down", as S3 says when it is asked too much.
    SLOW_DOWN,
    /// "500 Internal Error".
    INTERNAL_ERROR,
    /// Cut when some of the request has passed.
    REQUEST_CUT,
    /// Cut when the server has done what was asked, before its answer is passed.
    ANSWER_LOST
  }

  private static final int MOST_BYTES_BEFORE_CUT = 4000;

  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

  private final int target;
  private final ServerSocket server;
  private final RandomGenerator random;
  private final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);
  private volatile double share;
  private volatile Fault next = Fault.NONE;

  /// @param share of the connections that fail
  public FaultyLine(int target, double share, long seed) throws IOException {
    this.target = target;
    this.share = share;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    for (Fault fault : Fault.values()) {
      counts.put(fault, new AtomicInteger());
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// How many connections had that fault.
  public int count(Fault fault) {
    return counts.get(fault).get();
  }

  /// How many connections failed.
  public int faults() {
    return counts.values().stream().mapToInt(AtomicInteger::get).sum() - count(Fault.NONE);
  }

  /// What happens to the next connection, and none after it.
  public void failNext(Fault fault) {
    share = 0;
    next = fault;
  }

  private synchronized Fault choose() {
    Fault chosen = next;
    next = Fault.NONE;
    if (chosen == Fault.NONE && random.nextDouble() < share) {
      chosen = Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
    }
    counts.get(chosen).incrementAndGet();
    return chosen;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Fault fault = choose();
        int cutAfter = 1 + random.nextInt(MOST_BYTES_BEFORE_CUT);
        Thread.ofVirtual().start(() -> serve(near, fault, cutAfter));
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private void serve(Socket near, Fault fault, int cutAfter) {
    try (near) {
      switch (fault) {
        case REFUSED -> near.setSoLinger(true, 0);
        case SLOW_DOWN -> answer(near, "503 Slow Down", "SlowDown");
        case INTERNAL_ERROR -> answer(near, "500 Internal Server Error", "InternalError");
        default -> {
          try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread.ofVirtual()
                .start(() -> {
                  long most = fault == Fault.REQUEST_CUT ? cutAfter : Long.MAX_VALUE;
                  pass(near, far, most);
                });
            passAnswers(far, near, fault == Fault.ANSWER_LOST);
          }
        }
      }
    } catch (IOException e) {
      // one side is gone
    }
  }

  /// With one answer each there are as many connections as requests.
  private void passAnswers(Socket far, Socket near, boolean lost) throws IOException {
    boolean once = share > 0;
    byte[] chunk = new byte[1 << 14];
    InputStream in = far.getInputStream();
    long left = 0;
    for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
      String text = new String(chunk, 0, read, ISO_8859_1);
      boolean goAhead = text.startsWith("HTTP/1.1 100");
      left = left > 0 ? left - read : lengthOf(text) - read;
      if (lost && !goAhead) {
        // it is there, so what was asked is done
        return;
      }
      near.getOutputStream().write(chunk, 0, read);
      if (once && !goAhead && left <= 0) {
        return;
      }
    }
  }

  /// Of an answer with its head.
  private static long lengthOf(String beginning) {
    Matcher length = CONTENT_LENGTH.matcher(beginning);
    int head = beginning.indexOf("\r\n\r\n") + 4;
    return length.find() ? head + Long.parseLong(length.group(1)) : head;
  }

  private static void answer(Socket near, String status, String code) throws IOException {
    InputStream in = near.getInputStream();
    in.read(new byte[1 << 16]);
    String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, body.length());
    near.getOutputStream().write((head + body).getBytes(ISO_8859_1));
    near.getOutputStream().flush();
  }

  private static void pass(Socket from, Socket to, long most) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[1 << 14];
      long left = most;
      for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
        left -= read;
        if (left <= 0) {
          return;
        }
      }
    } catch (IOException e) {
      // cut
    } finally {
      drop(from);
      drop(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
