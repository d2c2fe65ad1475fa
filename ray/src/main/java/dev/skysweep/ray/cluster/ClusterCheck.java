package dev.skysweep.ray.cluster;

import dev.skysweep.study.StudyException;
import dev.skysweep.yaml.YamlPlace;
import dev.skysweep.yaml.YamlSchema;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds a cluster file against what Ray 2.60 takes, what it takes but does not do, and what it
/// does but nobody means.
public final class ClusterCheck {
  /// One thing that a cluster file must keep to beyond the schema.
  @FunctionalInterface
  interface Rule {
    void apply(ClusterFile file, Findings findings);
  }

  private static final List<Rule> RULES =
      List.of(
          new NodeTypeRules(),
          new ProviderRules(),
          new LocalRules(),
          new SoftwareRules(),
          new StartRules());
  private static final Pattern PROBLEM = Pattern.compile("(?s).*:(\\d+):(\\d+): (.*)");

  private ClusterCheck() {}

  /// Looks at the file, and at the files on this machine that it names.
  ///
  /// @return all findings, in the order of the file
  public static List<Finding> here(ClusterFile file) {
    Findings findings = text(file);
    if (!file.isKubeRay()) {
      new FileRules().apply(file, findings);
    }
    return findings.sorted();
  }

  /// Looks at nothing but the file.
  static Findings text(ClusterFile file) {
    var findings = new Findings(file.document());
    String schema = file.isKubeRay() ? "raycluster.schema.json" : "cluster.schema.json";
    try {
      YamlSchema.ofResource(ClusterCheck.class, schema).check(file.document());
    } catch (StudyException e) {
      e.problems().forEach(problem -> findings.add(finding(file.document().name(), problem)));
    }
    if (file.isKubeRay()) {
      new KubeRayRules().apply(file, findings);
    } else {
      RULES.forEach(rule -> rule.apply(file, findings));
    }
    return findings;
  }

  private static Finding finding(String name, String problem) {
    Matcher parts = PROBLEM.matcher(problem);
    return parts.matches()
        ? new Finding(
            new YamlPlace(name, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))),
            true,
            parts.group(3),
            "")
        : new Finding(new YamlPlace(name, 1, 1), true, problem, "");
  }
}
