package dev.skysweep.worker;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineLog;
import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.output.OutputKind;
import dev.skysweep.output.OutputReader;
import dev.skysweep.output.ReadOutput;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns what GMAT wrote in a run into Parquet files beside it.
final class OutputStore {
  private final boolean keepRaw;
  private final SpareFolder spare;

  /// @param spare takes the folder that GMAT wrote into, when all in it is stored
  OutputStore(boolean keepRaw, SpareFolder spare) {
    this.keepRaw = keepRaw;
    this.spare = spare;
  }

  /// What became of a run's outputs.
  ///
  /// @param inTables whether all of them are tables now
  record Stored(RunOutputs outputs, boolean inTables) {}

  /// @throws OutputFormatException if an output is not what the mission declares
  /// @throws StorageException if a file can't be read or written
  Stored store(List<OutputDeclaration> declared, RunFolder folder, EngineLog engineLog)
      throws OutputFormatException {
    FreeSpace.require(folder.raw());
    var collected = new Collected(keepRaw, declared, folder);
    for (OutputDeclaration output : declared) {
      collected.add(output, engineLog);
    }
    folder.force();
    if (keepRaw || collected.rawIsNeeded) {
      folder.keepRaw();
    } else if (!spare.takeBack(folder.raw())) {
      FileTree.deleteQuietly(folder.raw());
    }
    return new Stored(collected.outputs(), !collected.rawIsNeeded);
  }

  /// What the outputs of one run have come to so far.
  private static final class Collected {
    private final boolean keepRaw;
    private final RunFolder folder;
    private final Map<String, OutputFile> tables = new HashMap<>();
    private final Map<String, OutputFile> solvers = new HashMap<>();
    private final Map<String, Boolean> converged = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final long solverCount;
    private boolean rawIsNeeded;

    Collected(boolean keepRaw, List<OutputDeclaration> declared, RunFolder folder) {
      this.keepRaw = keepRaw;
      this.solverCount =
          declared.stream().filter(output -> output.kind() == OutputKind.SOLVER).count();
      this.folder = folder;
    }

    void add(OutputDeclaration output, EngineLog engineLog) throws OutputFormatException {
      Path raw = folder.raw().resolve(output.fileName());
      if (isNothing(raw)) {
        missing(output, engineLog);
        return;
      }
      // an ephemeris may be binary; it has no lines then, and no table
      if (output.kind() != OutputKind.EPHEMERIS) {
        requireLastLine(raw);
      }
      ReadOutput read = read(output, raw);
      notes.addAll(read.notes());
      Table table = read.table();
      if (table == null) {
        rawIsNeeded = true;
      } else {
        requireLastLine(raw);
        noteTime(output, table);
        (output.kind() == OutputKind.SOLVER ? solvers : tables)
            .put(
                output.kind() == OutputKind.SOLVER ? output.name() : output.key(),
                write(output, table, read.metadata(), raw));
      }
      if (output.kind() == OutputKind.SOLVER) {
        converged.put(output.name(), converged(read, engineLog));
      }
    }

    /// A solver's own log holds its last use only. Where the mission has a single solver, GMAT's
    /// log tells of the earlier ones.
    private boolean converged(ReadOutput read, EngineLog engineLog) {
      Boolean lastUse = read.converged();
      boolean every = engineLog.unconverged() == 0;
      return lastUse == null ? every : lastUse && (every || solverCount > 1);
    }

    /// An empty file says no more than none: the one before may have left it.
    private static boolean isNothing(Path raw) {
      try {
        return !Files.exists(raw) || Files.size(raw) == 0;
      } catch (IOException e) {
        throw StorageException.reading(raw, e);
      }
    }

    /// GMAT ends every line; a text that breaks off could not be written to its end.
    private static void requireLastLine(Path raw) {
      try (var file = new RandomAccessFile(raw.toFile(), "r")) {
        if (file.length() > 0) {
          file.seek(file.length() - 1);
          if (file.read() != '\n') {
            throw new IOException("GMAT's text breaks off in the middle of a line");
          }
        }
      } catch (IOException e) {
        throw StorageException.writing(raw, e);
      }
    }

    /// A solver that the mission sequence never enters has nothing to tell, and did not fail
    /// either.
    private void missing(OutputDeclaration output, EngineLog engineLog) {
      if (output.kind() != OutputKind.SOLVER) {
        notes.add(output.name() + ": GMAT wrote nothing");
      } else if (engineLog.unconverged() > 0) {
        converged.put(output.name(), false);
      }
    }

    private void noteTime(OutputDeclaration output, Table table) {
      if (output.kind() == OutputKind.REPORT && table.column("time").isEmpty()) {
        notes.add(output.name() + ": no column is an epoch, so the table has no time");
      }
    }

    private static ReadOutput read(OutputDeclaration output, Path raw)
        throws OutputFormatException {
      try {
        return OutputReader.read(output, raw, true);
      } catch (IOException e) {
        throw StorageException.reading(raw, e);
      }
    }

    private OutputFile write(
        OutputDeclaration output, Table table, Map<String, String> told, Path raw) {
      Path file = folder.path().resolve(output.key() + ".parquet");
      ParquetFile.Written written =
          keepRaw
              ? ParquetFile.write(table, file, told)
              : ParquetFile.writeOver(raw, table, file, told);
      return new OutputFile(
          folder.name() + "/" + file.getFileName(), written.sha256(), written.bytes());
    }

    RunOutputs outputs() {
      if (tables.isEmpty() && solvers.isEmpty() && notes.isEmpty()) {
        notes.add("the mission has no report or other output: no table is left");
      }
      return new RunOutputs(tables, solvers, converged, notes);
    }
  }
}
