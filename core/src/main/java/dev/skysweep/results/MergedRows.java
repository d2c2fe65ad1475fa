package dev.skysweep.results;

import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.StudyFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The rows of an output that merged files hold, and the runs that have to be read from their own.
///
/// @param parts the merged files, each with those of its runs that count
/// @param others the runs' own files of all other runs
record MergedRows(List<LivePart> parts, List<RunFile> others) {
  /// A merged file.
  ///
  /// @param live the files of runs whose rows here count
  /// @param all whether it has no other rows
  record LivePart(MergedPart part, List<RunFile> live, boolean all) {}

  static MergedRows of(CompactionLog log, String table, List<RunFile> files) {
    Map<Integer, List<RunFile>> byBlock =
        files.stream().collect(Collectors.groupingBy(file -> MergedBlock.firstOf(file.runId())));
    List<LivePart> parts = new ArrayList<>();
    List<RunFile> others = new ArrayList<>();
    new TreeMap<>(byBlock)
        .forEach((first, inBlock) -> {
          List<RunFile> left = new ArrayList<>(inBlock);
          log.block(table, first)
              .ifPresent(block -> block.parts().forEach(part -> take(part, left, parts)));
          others.addAll(left);
        });
    return new MergedRows(parts, others);
  }

  private static void take(MergedPart part, List<RunFile> left, List<LivePart> parts) {
    List<RunFile> live = left.stream().filter(file -> file.isIn(part)).toList();
    if (live.size() == left.size()) {
      left.clear();
    } else {
      left.removeIf(file -> file.isIn(part));
    }
    if (!live.isEmpty()) {
      parts.add(new LivePart(part, live, live.size() == part.runs().size()));
    }
  }

  /// The queries that give the merged rows, with the run's id as `skysweep run`.
  List<String> queries(StudyFolder folder) {
    List<String> queries = new ArrayList<>();
    List<LivePart> whole = parts.stream().filter(LivePart::all).toList();
    if (!whole.isEmpty()) {
      queries.add(query(folder, whole));
    }
    for (LivePart part : parts) {
      if (!part.all()) {
        String runs =
            part.live().stream()
                .map(file -> Integer.toString(file.runId()))
                .collect(Collectors.joining(", "));
        queries.add(query(folder, List.of(part)) + " WHERE run_id IN (" + runs + ")");
      }
    }
    return queries;
  }

  private static String query(StudyFolder folder, List<LivePart> parts) {
    String files =
        parts.stream()
            .map(part -> Database.text(folder.root().resolve(part.part().file()).toString()))
            .collect(Collectors.joining(", "));
    return """
    SELECT run_id AS "skysweep run", * EXCLUDE (run_id) FROM read_parquet([%s],
      union_by_name = true, hive_partitioning = false, file_row_number = true)\
    """
        .formatted(files);
  }
}
