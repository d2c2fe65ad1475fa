package dev.skysweep.ray.pickle;

/// A class or function of Python, by its name.
///
/// @param name may be dotted, e.g. `JobConfig.from_json`
public record PythonName(String module, String name) {
  @Override
  public String toString() {
    return module + "." + name;
  }
}
