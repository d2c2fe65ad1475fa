/// A file system for tests that remembers what a power loss would leave, and fails when told to.
/// The files themselves lie in a real folder, so that libraries which open a path on their own
/// (DuckDB) work as ever. Start at `FaultFileSystem`.
package dev.skysweep.files.fault;
