package dev.skysweep.archive;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.SkysweepOrigin;

/// What a person reads who finds the archive and knows nothing of it.
final class ArchiveReadMe {
  private ArchiveReadMe() {}

  /// @param studyFile whether the archive holds one
  static String text(Manifest manifest, boolean studyFile) {
    ManifestHeader header = manifest.header();
    RunCounts counts = manifest.counts();
    SkysweepOrigin origin = header.skysweep();
    String tool =
        origin == null
            ? "gmat-sweep " + header.reference().gmatSweepVersion()
            : "Skysweep " + origin.version();
    return """
    # A sweep of a GMAT mission

    %d runs (%d ok, %d failed) of `mission.script`, made with %s and GMAT %s.

    | file | what it is |
    |---|---|
    | `mission.script` | the mission, before any value was varied |
    %s| `manifest.jsonl` | which values each run had and how it ended; the first line tells the design |
    | `runs/`, `tables/` | the results, Parquet files: of single runs, and of many runs together |
    | `SHA256SUMS` | a hash of every file: `sha256sum -c SHA256SUMS` |
    | `ro-crate-metadata.json` | the same for machines |

    ## Look at it
    With Skysweep: `skysweep open ARCHIVE.zip`, or unpack it and `skysweep show .`; `skysweep archive
    verify ARCHIVE.zip` checks every file. Without: any program that reads Parquet.

    ## Make it again
    Unpack it, then `skysweep replay . 0` makes the first run again and compares it bit for bit, and
    `skysweep resume .` makes the runs that are missing. GMAT %s is needed: `skysweep engine install`.
    Design: `%s`%s
    """
        .formatted(
            counts.total(),
            counts.ok(),
            counts.failed(),
            tool,
            header.gmatVersion(),
            studyFile
                ? "| `study.yaml` | what was asked for: `skysweep run study.yaml --out again` makes it all again |\n"
                : "",
            header.gmatVersion(),
            header.parameterSpec(),
            header.sweepSeed() == null ? "" : ", seed " + header.sweepSeed());
  }
}
