package dev.skysweep.script;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A GMAT mission script, taken apart once and written out anew for every run. Immutable; may be
/// used from several threads.
public final class MissionScript {
  public static MissionScript read(Path file) {
    throw new UnsupportedOperationException();
  }

  public static MissionScript parse(String text, Path origin) {
    throw new UnsupportedOperationException();
  }

  public Path origin() {
    throw new UnsupportedOperationException();
  }

  public String text() {
    throw new UnsupportedOperationException();
  }

  public List<OutputDeclaration> outputs() {
    throw new UnsupportedOperationException();
  }

  public List<String> resourceNames() {
    throw new UnsupportedOperationException();
  }

  public List<String> closeFields(FieldPath path) {
    throw new UnsupportedOperationException();
  }

  public List<ScriptWarning> check(Map<FieldPath, Value> overrides) {
    throw new UnsupportedOperationException();
  }

  public List<StateConversion> conversions(Map<FieldPath, Value> overrides) {
    throw new UnsupportedOperationException();
  }

  public RunScript forReadingStates(
      Map<FieldPath, Value> overrides, Function<OutputDeclaration, String> fileNames) {
    throw new UnsupportedOperationException();
  }

  public RunScript forRun(
      Map<FieldPath, Value> overrides,
      Map<StateConversion, List<String>> states,
      Function<OutputDeclaration, String> fileNames) {
    throw new UnsupportedOperationException();
  }
}
