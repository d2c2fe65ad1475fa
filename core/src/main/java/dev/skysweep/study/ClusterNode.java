package dev.skysweep.study;

/// A machine of a cluster, and the software on it that made a run.
///
/// @param id the cluster's own name of the machine; empty if the attempt reached none
/// @param image name of the container image, as the image itself says it; empty without one
/// @param build of Skysweep there
/// @param engine SHA-256 of the engine's library there
public record ClusterNode(String id, String image, String build, String engine) {}
