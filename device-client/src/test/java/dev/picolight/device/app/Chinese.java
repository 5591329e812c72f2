package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks for English words left over in Chinese text.
final class Chinese {
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_./-])[A-Za-z]{2,}");

    /// What nobody translates: names, terms of the standards, and words that a library says.
    private static final Set<String> NAMES =
            Set.copyOf(
                    Arrays.asList(
                            ("broker topic LED TCP TLS MQTT CONNECT SUBSCRIBE PUBACK Client Identifier"
                                            + " Pico MQTTException Mosquitto hostname ROOM picolight"
                                            + " room id pi fd NAME mosquitto listener nft list ruleset"
                                            + " iptables acl systemd root")
                                    .split(" ")));

    /// Evidence, which may be a line of a file.
    private static final String QUOTED = "    ";

    /// Between backticks, or for root up to the next Chinese character.
    private static final String COMMAND = "`[^`]*`|sudo [ -~]*";

    private Chinese() {}

    /// Leaves out commands, and Reason Codes, which are in capitals.
    static void isAlone(String text) {
        String said =
                text.lines()
                        .filter(line -> !line.startsWith(QUOTED))
                        .collect(Collectors.joining("\n"));
        List<String> left =
                WORD.matcher(said.replaceAll(COMMAND + "|[A-Z]+_[A-Z_0-9]+", ""))
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !NAMES.contains(word))
                        .toList();
        assertThat(left).as(text).isEmpty();
    }
}
