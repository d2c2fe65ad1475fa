package dev.skysweep.ray.jobs;

import tools.jackson.databind.JsonNode;

/// How a job stands.
///
/// @param id as it was submitted
/// @param state PENDING, RUNNING, SUCCEEDED, FAILED or STOPPED
/// @param message of Ray; may be empty
/// @param out the study folder, as the submitter knew it; empty for a job of somebody else
public record JobStatus(String id, String state, String message, String out) {
  static JobStatus of(JsonNode json) {
    return new JobStatus(
        json.path("submission_id").asString(""),
        json.path("status").asString("UNKNOWN"),
        json.path("message").asString(""),
        json.path("metadata").path(Jobs.OUT).asString(""));
  }

  public boolean ended() {
    return switch (state) {
      case "SUCCEEDED", "FAILED", "STOPPED" -> true;
      default -> false;
    };
  }

  public boolean succeeded() {
    return state.equals("SUCCEEDED");
  }
}
