/// YAML files that people write: read with the place of every value, and held against a JSON
/// schema, so that every problem is told with file, line and column. Start at
/// [dev.skysweep.yaml.YamlDocument].
@NullMarked
package dev.skysweep.yaml;

import org.jspecify.annotations.NullMarked;
