package dev.picolight.simulator.scenario;

import org.snakeyaml.engine.v2.nodes.Node;

/// Where something stands in a file.
///
/// @param line 1 for the first; 0: the file as a whole
/// @param column 1 for the first
public record Place(int line, int column) {
    static final Place WHOLE = new Place(0, 0);

    static Place of(Node node) {
        return node.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(WHOLE);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
