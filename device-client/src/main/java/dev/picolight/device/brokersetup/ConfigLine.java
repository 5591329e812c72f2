package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One line of Mosquitto's configuration that says something.
///
/// @param number from 1, in its file
/// @param text without space at its ends
record ConfigLine(Path file, int number, String text) {
    /// All lines in the order in which Mosquitto 2 reads them: those of the main file, with the
    /// folder that it includes at the place where it does, whose files are taken by name.
    static List<ConfigLine> all(MosquittoFolder folder) throws IOException {
        List<ConfigLine> all = new ArrayList<>();
        for (ConfigLine line : of(folder.main())) {
            all.add(line);
            if (line.is("include_dir") && Files.isDirectory(Path.of(line.value()))) {
                for (Path file : included(Path.of(line.value()))) {
                    all.addAll(of(file));
                }
            }
        }
        return all;
    }

    private static List<Path> included(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
        }
    }

    private static List<ConfigLine> of(Path file) throws IOException {
        List<ConfigLine> lines = new ArrayList<>();
        int number = 0;
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            number++;
            String said = line.strip();
            if (!said.isEmpty() && !said.startsWith("#")) {
                lines.add(new ConfigLine(file, number, said));
            }
        }
        return lines;
    }

    boolean is(String keyword) {
        return keyword().equals(keyword);
    }

    String keyword() {
        return text.split("\\s+", 2)[0];
    }

    /// What stands behind the keyword.
    String value() {
        return text.substring(keyword().length()).strip();
    }

    /// The first word of the value, for example the port of a listener.
    String firstWord() {
        return value().split("\\s+", 2)[0];
    }

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, number, text);
    }
}
