package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Mosquitto's configuration in the order in which it reads it: the lines of the main file, with
/// the folder that it includes at the place where it does. So say `conf.c` and `conf_includedir.c`
/// of Mosquitto 1.6 to 2.1, and so does 2.0.11 when it is tried.
///
/// @param lines those of files that could be read
/// @param files those that were read, the main file first
/// @param troubles what could not be read
public record ConfigReading(List<ConfigLine> lines, List<Path> files, List<Trouble> troubles) {
    private static final String ENDING = ".conf";

    public ConfigReading {
        lines = List.copyOf(lines);
        files = List.copyOf(files);
        troubles = List.copyOf(troubles);
    }

    /// A file or folder that could not be read.
    ///
    /// @param includedBy the line that names the folder; empty: it is a file
    public record Trouble(String path, Optional<ConfigLine> includedBy, IOException why) {}

    /// As the service reads it.
    public static ConfigReading of(Path main) {
        return of(main, Path.of("/"));
    }

    /// Reads the main file and what it includes. A file that is included cannot include another:
    /// Mosquitto passes over that line.
    ///
    /// @param directory where Mosquitto was started, for names that are not absolute
    public static ConfigReading of(Path main, Path directory) {
        ConfigReading none = new ConfigReading(List.of(), List.of(), List.of());
        ConfigReading all = none.with(main);
        ConfigReading read = new ConfigReading(List.of(), all.files, all.troubles);
        for (ConfigLine line : all.lines) {
            read = read.with(List.of(line));
            if (line.is("include_dir") && line.file().equals(main)) {
                read = read.withIncluded(line, directory);
            }
        }
        return read;
    }

    private ConfigReading with(List<ConfigLine> more) {
        return new ConfigReading(joined(lines, more), files, troubles);
    }

    private ConfigReading with(Path file) {
        try {
            return new ConfigReading(
                    joined(lines, linesOf(file)), joined(files, List.of(file)), troubles);
        } catch (IOException notReadable) {
            return with(new Trouble(file.toString(), Optional.empty(), notReadable));
        }
    }

    private ConfigReading with(Trouble trouble) {
        return new ConfigReading(lines, files, joined(troubles, List.of(trouble)));
    }

    private ConfigReading withIncluded(ConfigLine line, Path directory) {
        String name = line.rest();
        try {
            ConfigReading read = this;
            for (Path file : included(directory.resolve(name))) {
                read = read.with(file);
            }
            return read;
        } catch (IOException notReadable) {
            return with(new Trouble(name, Optional.of(line), notReadable));
        } catch (InvalidPathException noPath) {
            return with(new Trouble(name, Optional.of(line), new NoSuchFileException(name)));
        }
    }

    /// The files of an included folder, in Mosquitto's order.
    static List<Path> included(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> file.getFileName().toString().length() > ENDING.length())
                    .sorted((one, other) -> compare(one.toString(), other.toString()))
                    .toList();
        }
    }

    /// Both cases of a letter stand side by side, the capital first: `a.conf` is before `B.conf`.
    static int compare(String one, String other) {
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            char here = one.charAt(i);
            char there = other.charAt(i);
            int letters = capital(here) - capital(there);
            if (letters != 0 || here != there) {
                return letters != 0 ? letters : here - there;
            }
        }
        return one.length() - other.length();
    }

    private static int capital(char letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter;
    }

    private static List<ConfigLine> linesOf(Path file) throws IOException {
        List<ConfigLine> lines = new ArrayList<>();
        int number = 0;
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            number++;
            String said = line.replaceFirst("\r+$", "");
            if (!said.startsWith("#") && !said.replace(" ", "").isEmpty()) {
                lines.add(new ConfigLine(file, number, said));
            }
        }
        return lines;
    }

    /// The lines, when no file is missing among them.
    List<ConfigLine> complete() throws IOException {
        for (Trouble trouble : troubles) {
            if (trouble.includedBy().isEmpty()) {
                throw trouble.why();
            }
        }
        return lines;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
