package dev.skysweep.statistics.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Groups failed runs by cause and finds where in parameter space each cause lies.
public final class FailureTriage {
  private FailureTriage() {}

  /// Groups in order of size.
  ///
  /// @param failed the runs that failed
  /// @param parameters of all runs of the study, failed or not; a group's regions tell its runs
  ///   from all others
  /// @param runs of the study
  /// @throws IllegalArgumentException if a parameter has not as many values as there are runs
  public static List<FailureGroup> of(
      List<FailedRun> failed, List<Parameter> parameters, int runs) {
    for (Parameter parameter : parameters) {
      if (parameter.runs() != runs) {
        throw new IllegalArgumentException(
            "%s has %d values for %d runs".formatted(parameter.name(), parameter.runs(), runs));
      }
    }
    var alike = new LinkedHashMap<Cause, List<FailedRun>>();
    failed.stream()
        .sorted(Comparator.comparingInt(FailedRun::row))
        .forEach(run -> alike.computeIfAbsent(Cause.of(run), _ -> new ArrayList<>()).add(run));
    return alike.entrySet().stream()
        .map(each -> group(each.getKey(), each.getValue(), parameters, runs))
        .sorted(Comparator.comparingInt(FailureGroup::size).reversed())
        .toList();
  }

  private static FailureGroup group(
      Cause cause, List<FailedRun> members, List<Parameter> parameters, int runs) {
    var inGroup = new boolean[runs];
    members.forEach(run -> inGroup[run.row()] = true);
    return new FailureGroup(
        cause.kind(),
        cause.pattern(),
        members.stream().map(FailedRun::row).toList(),
        members.getFirst().message(),
        FailureTree.regions(parameters, inGroup));
  }

  private record Cause(String kind, String pattern) {
    static Cause of(FailedRun run) {
      return new Cause(run.kind(), MessagePattern.of(run.message()));
    }
  }
}
