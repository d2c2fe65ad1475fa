package dev.skysweep.files;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The name of this machine, for what several machines write side by side.
public final class HostName {
  private HostName() {}

  /// Looked up once.
  public static String current() {
    return Known.NAME;
  }

  private static final class Known {
    static final String NAME = find();

    private static String find() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        // a machine that can't resolve its own name
        return "localhost";
      }
    }
  }
}
