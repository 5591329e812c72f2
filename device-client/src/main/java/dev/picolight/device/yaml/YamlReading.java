package dev.picolight.device.yaml;

import org.snakeyaml.engine.v2.nodes.Node;

/// What came of reading a file.
public sealed interface YamlReading {
    /// It is YAML.
    record Accepted(Node root) implements YamlReading {}

    /// It is not.
    ///
    /// @param line 1 for the first; 0: the file as a whole
    /// @param column 1 for the first; 0: the file as a whole
    record Refused(YamlTrouble trouble, int line, int column) implements YamlReading {}
}
