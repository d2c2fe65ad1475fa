package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.output.OutputKind;
import dev.skysweep.output.OutputReader;
import dev.skysweep.output.ReadOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What GMAT writes: the first byte of an input says which of some declarations the rest claims to
/// be of.
final class OutputFuzz {
  private static final Path FILE =
      Path.of(System.getProperty("java.io.tmpdir"), "input-" + ProcessHandle.current().pid());

  private OutputFuzz() {}

  static OutputDeclaration declared(OutputKind kind, String type, Map<String, String> settings) {
    List<String> columns =
        kind == OutputKind.REPORT ? List.of("Sat.UTCGregorian", "Sat.X", "Sat.Y") : List.of();
    return new OutputDeclaration(kind, type, "RF", "RF.txt", settings, columns, 1);
  }

  static void read(List<OutputDeclaration> declared, byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Files.write(FILE, Arrays.copyOfRange(input, 1, input.length));
    try {
      ReadOutput read =
          OutputReader.read(declared.get((input[0] & 0x7F) % declared.size()), FILE, input[0] >= 0);
      if (read.table() != null) {
        var _ = read.table().rowCount();
      }
    } catch (OutputFormatException e) {
      // a refusal, which names the file
    }
  }
}
