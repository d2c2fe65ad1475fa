package dev.skysweep.study;

/// A file that a run left in the study folder.
///
/// @param path relative to the study folder, with `/` between its parts
/// @param sha256 of its bytes, in lower-case hex
/// @param bytes its length
public record OutputFile(String path, String sha256, long bytes) {}
