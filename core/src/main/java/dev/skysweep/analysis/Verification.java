package dev.skysweep.analysis;

import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ScriptHash;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyDesign;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.Design;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a study folder still holds what its manifest says: every value is derived anew from the
/// design and its seed, and every output hashed anew.
public final class Verification {
  private final StudyFolder folder;
  private final Manifest manifest;
  private final Consumer<Finding> findings;
  private final CompactionLog merged;
  private long values;
  private long files;
  private long unhashed;
  private int found;

  /// Something that differs.
  ///
  /// @param runId -1 for the study as a whole
  public record Finding(int runId, String what) {}

  /// What was looked at.
  ///
  /// @param values derived anew
  /// @param files hashed anew
  /// @param unhashed files without a hash in the manifest, as the reference leaves them
  /// @param findings how many things differ
  public record Summary(long values, long files, long unhashed, int findings) {}

  private Verification(StudyFolder folder, Manifest manifest, Consumer<Finding> findings) {
    this.folder = folder;
    this.manifest = manifest;
    this.findings = findings;
    this.merged = CompactionLog.read(folder, manifest);
  }

  /// Looks at every run that the manifest records.
  ///
  /// @param findings told as they are found
  public static Summary of(StudyFolder folder, Manifest manifest, Consumer<Finding> findings) {
    var verification = new Verification(folder, manifest, findings);
    verification.script();
    verification.merged.blocks().stream()
        .flatMap(block -> block.parts().stream())
        .map(part -> new OutputFile(part.file(), part.sha256(), part.bytes()))
        .forEach(part -> verification.file(-1, "a table", part));
    Design design = verification.design();
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(entry -> verification.run(entry, design));
    }
    return new Summary(
        verification.values, verification.files, verification.unhashed, verification.found);
  }

  private void found(int runId, String what) {
    found++;
    findings.accept(new Finding(runId, what));
  }

  private void script() {
    SkysweepOrigin origin = manifest.header().skysweep();
    Path script = folder.script();
    if (origin == null || origin.scriptCopySha256().isEmpty()) {
      return;
    }
    if (!Files.exists(script)) {
      found(-1, StudyFolder.SCRIPT + " is gone");
    } else if (!ScriptHash.of(script).equals(origin.scriptCopySha256())) {
      found(-1, StudyFolder.SCRIPT + " is not the one that the sweep was made with");
    }
  }

  private @Nullable Design design() {
    try {
      return StudyDesign.of(manifest);
    } catch (StudyException e) {
      found(-1, "the values can't be derived anew: " + e.getMessage());
      return null;
    }
  }

  private void run(ManifestEntry entry, @Nullable Design design) {
    if (design != null) {
      if (entry.runId() < design.runCount()) {
        values(entry, design);
      } else {
        found(entry.runId(), "is beyond the design's %d runs".formatted(design.runCount()));
      }
    }
    files(entry);
  }

  private void values(ManifestEntry entry, Design design) {
    var derived = new HashMap<String, Value>();
    design.run(entry.runId()).overrides().forEach((path, value) -> derived.put(path + "", value));
    values += derived.size();
    entry
        .overrides()
        .forEach((name, recorded) -> {
          Value value = derived.remove(name);
          if (value == null) {
            found(
                entry.runId(), "has a value of %s, which the design does not vary".formatted(name));
          } else if (!same(value, recorded, entry.record() == null)) {
            found(
                entry.runId(),
                "%s was %s, but the design gives %s".formatted(name, text(recorded), text(value)));
          }
        });
    derived.forEach((name, value) ->
        found(
            entry.runId(), "has no value of %s; the design gives %s".formatted(name, text(value))));
  }

  /// The reference makes all numbers of a row real ones where one of them is.
  private static boolean same(Value derived, Value recorded, boolean byReference) {
    return derived.equals(recorded)
        || (byReference
            && derived instanceof Value.Whole(long whole)
            && recorded instanceof Value.Real(double real)
            && whole == real);
  }

  private void files(ManifestEntry entry) {
    entry
        .outputs()
        .byKey()
        .forEach((key, file) -> {
          boolean mayBeGone = merged.holds(key, entry.runId(), file.sha256());
          if (!mayBeGone || Files.exists(folder.resolve(file.path(), entry.runId()))) {
            file(entry.runId(), key, file);
          }
        });
  }

  private void file(int runId, String key, OutputFile file) {
    Path path = folder.resolve(file.path(), runId);
    if (!Files.exists(path)) {
      found(runId, "%s is gone: %s".formatted(key, file.path()));
    } else if (file.sha256().isEmpty()) {
      unhashed++;
    } else {
      files++;
      try {
        if (!Sha256.of(path).equals(file.sha256())) {
          found(runId, "%s has changed: %s".formatted(key, file.path()));
        }
      } catch (StorageException e) {
        found(runId, "%s can't be read: %s".formatted(key, e.getMessage()));
      }
    }
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.toString(real);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
      case Value.Text(String text) -> "'" + text + "'";
      case Value.Items(var items) -> items.toString();
    };
  }
}
