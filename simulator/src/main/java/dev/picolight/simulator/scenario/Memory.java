package dev.picolight.simulator.scenario;

import java.util.HashMap;
import java.util.Map;

/// What a run of steps remembers: its variables, and up to where it has read consoles and topics.
/// Each branch of a parallel step has its own, so that none takes a line from another.
final class Memory {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, Long> messages = new HashMap<>();

    Memory(Map<String, String> variables) {
        this.variables.putAll(variables);
    }

    Memory fork() {
        Memory fork = new Memory(variables);
        fork.lines.putAll(lines);
        fork.messages.putAll(messages);
        return fork;
    }

    /// What a branch has read and learnt is known here, too.
    void join(Memory branch, Memory before) {
        branch.variables.forEach((name, value) -> {
            if (!value.equals(before.variables.get(name))) {
                variables.put(name, value);
            }
        });
        branch.lines.forEach((board, number) -> lines.merge(board, number, Math::max));
        branch.messages.forEach((topic, number) -> messages.merge(topic, number, Math::max));
    }

    Map<String, String> variables() {
        return variables;
    }

    void set(String name, String value) {
        variables.put(name, value);
    }

    /// The number of the first line of a board that was not read yet.
    long line(String board) {
        return lines.getOrDefault(board, 0L);
    }

    void readLines(String board, long next) {
        lines.put(board, next);
    }

    /// The number of the first message that was not read yet on a topic.
    long message(String topic) {
        return messages.getOrDefault(topic, 0L);
    }

    void readMessages(String topic, long next) {
        messages.put(topic, next);
    }
}
