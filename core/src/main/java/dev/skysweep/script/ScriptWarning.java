package dev.skysweep.script;

import dev.skysweep.study.FieldPath;

/// Something that the user should know before a sweep starts, but that doesn't stop it.
///
/// @param field the override it is about
/// @param line of the mission script, from 1
/// @param message for the user, complete with file and line
public record ScriptWarning(FieldPath field, int line, String message) {}
