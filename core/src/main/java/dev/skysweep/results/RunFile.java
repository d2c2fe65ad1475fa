package dev.skysweep.results;

import java.nio.file.Path;

/// A run's file of one output.
///
/// @param sha256 as the manifest has it; empty where the reference wrote the entry
record RunFile(int runId, Path path, String sha256) {}
