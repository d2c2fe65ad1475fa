package dev.skysweep.gmat;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.Folders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// GMAT's startup file: where its data is, and the plugins it loads. An installation's own is never
/// changed; every engine starts with a copy that writes into the engine's own folder.
///
/// @param settings `KEY = VALUE` in the order of the file, paths absolute
/// @param plugins the libraries of its `PLUGIN` lines, absolute and without suffix
public record StartupFile(SequencedMap<String, String> settings, List<Path> plugins) {
  /// The name of the file that an engine starts with.
  public static final String NAME = "startup.txt";

  /// The log that GMAT writes until a run gives it another.
  public static final String LOG = "engine.log";

  /// Plugins that need a window system or another program's run-time.
  private static final List<String> UNFIT =
      List.of("Matlab", "Python", "OpenFrames", "GmatGui", "EventViewer");

  public StartupFile {
    settings = new LinkedHashMap<>(settings);
    plugins = List.copyOf(plugins);
  }

  /// Reads `bin/gmat_startup_file.txt`, where paths are relative to `bin`.
  static StartupFile parse(List<String> lines, Path bin) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    List<Path> plugins = new ArrayList<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals < 0 || line.strip().startsWith("#")) {
        continue;
      }
      String key = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      if (key.equals("PLUGIN")) {
        plugins.add(bin.resolve(value).normalize());
      } else {
        settings.put(key, value.startsWith(".") ? absolute(bin, value) : value);
      }
    }
    return new StartupFile(settings, plugins);
  }

  private static String absolute(Path bin, String value) {
    return bin.resolve(value).normalize() + (value.endsWith("/") ? "/" : "");
  }

  /// The file a key names, with keys inside its value (`DATA_PATH/time/...`) put in.
  public Optional<Path> file(String key) {
    String value = settings.get(key);
    if (value == null) {
      return Optional.empty();
    }
    for (int depth = 0; depth < 8; depth++) {
      int slash = value.indexOf('/');
      String base = slash < 1 ? null : settings.get(value.substring(0, slash));
      if (base == null) {
        break;
      }
      value = base.replaceFirst("/+$", "") + value.substring(slash);
    }
    return Optional.of(Path.of(value));
  }

  /// Every existing data file, by its key.
  public SequencedMap<String, Path> files() {
    SequencedMap<String, Path> files = new LinkedHashMap<>();
    for (String key : settings.keySet()) {
      if (key.endsWith("_FILE") && !key.equals("LOG_FILE")) {
        file(key).filter(Files::isRegularFile).ifPresent(f -> files.put(key, f));
      }
    }
    return files;
  }

  /// This file with some values replaced.
  public StartupFile with(Map<String, String> changes) {
    SequencedMap<String, String> changed = new LinkedHashMap<>(settings);
    changed.putAll(changes);
    return new StartupFile(changed, plugins);
  }

  /// Writes the startup file of an engine.
  ///
  /// @param folder the engine's own, created if needed; all that GMAT writes by itself goes there
  /// @param kernels with `COMMENT_FREE`, copies of the text kernels are written and named
  public void write(Path folder, KernelMode kernels) {
    Folders.create(folder);
    StartupFile startup =
        kernels == KernelMode.COMMENT_FREE ? TextKernels.withoutComments(this, folder) : this;
    AtomicFile.write(
        folder.resolve(NAME),
        startup.text(folder.toAbsolutePath()).getBytes(StandardCharsets.UTF_8));
  }

  /// The text for an engine that writes only below `folder` and shows no windows.
  String text(Path folder) {
    String here = folder.toString();
    StartupFile own =
        with(
            Map.of(
                "RUN_MODE", "TESTING_NO_PLOTS",
                "MATLAB_MODE", "NO_MATLAB",
                "WRITE_PERSONALIZATION_FILE", "OFF",
                "OUTPUT_PATH", here + "/",
                "LOG_FILE", here + "/" + LOG));
    return own.settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
            .collect(Collectors.joining())
        + plugins.stream()
            .filter(plugin -> UNFIT.stream().noneMatch(plugin.toString()::contains))
            .map(plugin -> "PLUGIN = " + plugin + "\n")
            .collect(Collectors.joining());
  }
}
