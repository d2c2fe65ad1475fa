package dev.skysweep.script;

import dev.skysweep.study.CloseNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that stand as values in a script, for suggestions only: what a field takes the engine
/// decides.
final class KnownValues {
  private static final Pattern ALLOWED = Pattern.compile("allowed values are: \\[([^\\]]*)\\]");

  /// Of GMAT R2026a; its messages don't list them.
  private static final List<String> PROPAGATORS =
      List.of(
          "RungeKutta89",
          "RungeKutta68",
          "RungeKutta56",
          "PrinceDormand45",
          "PrinceDormand78",
          "PrinceDormand853",
          "BulirschStoer",
          "AdamsBashforthMoulton",
          "SPK",
          "STK",
          "Code500",
          "TLE");

  private KnownValues() {}

  /// @param refusal the engine's message, which may list what the field takes
  static List<String> closeTo(String value, String refusal, MissionModel model) {
    Matcher allowed = ALLOWED.matcher(refusal);
    if (allowed.find()) {
      return CloseNames.to(value, List.of(allowed.group(1).strip().split("\\s*,\\s*")));
    }
    List<String> names = new ArrayList<>(model.createdNames());
    names.addAll(MissionModel.BUILT_IN);
    names.addAll(PROPAGATORS);
    Arrays.stream(StateType.values()).map(StateType::gmatName).forEach(names::add);
    return CloseNames.to(value, names);
  }
}
