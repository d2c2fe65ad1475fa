package dev.skysweep.archive;

import dev.skysweep.files.AtomicFile.Content;

/// One file in an archive.
///
/// @param name with `/` between its parts
/// @param sha256 what the manifest says of it; empty where it says nothing
record Member(String name, String sha256, Content content) {}
