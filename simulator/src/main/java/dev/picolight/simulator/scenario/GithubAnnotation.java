package dev.picolight.simulator.scenario;

/// A line that GitHub Actions shows beside the file it is about.
///
/// @param line 0: the file as a whole
record GithubAnnotation(String file, int line, String title, String message) {
    /// The workflow command: in its properties `%`, line ends, `:` and `,` are escaped, in its
    /// message `%` and line ends.
    String text() {
        return "::error file=%s%s,title=%s::%s"
                .formatted(
                        property(file),
                        line > 0 ? ",line=" + line : "",
                        property(title),
                        data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
