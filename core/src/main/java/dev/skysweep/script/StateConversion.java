package dev.skysweep.script;

import java.util.List;

/// The state of a spacecraft that only the engine can tell: an override names an element of another
/// representation than the one the script gives, so all six of that representation are needed.
///
/// @param spacecraft the resource's name
/// @param stateType GMAT's `DisplayStateType` to convert to, e.g. `Keplerian`
/// @param elements the six fields to read from the loaded spacecraft, in order
public record StateConversion(String spacecraft, String stateType, List<String> elements) {
  public StateConversion {
    elements = List.copyOf(elements);
  }
}
