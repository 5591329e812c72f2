package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// Rooms of any script, from the file to the LED and the report.
@Timeout(20)
final class AnyRoomTest {
    @TempDir private Path folder;

    private static final int[][] SCRIPTS = {
        {0x4E00, 0x9FA5}, {0x3041, 0x3096}, {0xAC00, 0xD7A3}, {0x0391, 0x03A1}, {0x0410, 0x044F},
        {0x05D0, 0x05EA}, {0x0904, 0x0939}, {0x1F600, 0x1F64F}, {0x20000, 0x2A6D0}, {'a', 'z'},
    };

    private static String room(Random chance) {
        StringBuilder room = new StringBuilder();
        int length = 1 + chance.nextInt(8);
        for (int i = 0; i < length; i++) {
            int[] script = SCRIPTS[chance.nextInt(SCRIPTS.length)];
            room.appendCodePoint(chance.nextInt(script[0], script[1] + 1));
        }
        return Normalizer.normalize(room, Normalizer.Form.NFC);
    }

    @Test
    void aRoomIsTheSameEverywhere() throws Exception {
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        for (int i = 0; i < 20; i++) {
            String room = room(chance);
            passes(room, "seed " + seed + ", room " + i + " «" + room + "»");
        }
    }

    private void passes(String room, String which) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("room.yaml"),
                        """
                        name: 房間 %1$s
                        vars: {room: "%1$s"}
                        house: {boards: [{room: "%1$s"}]}
                        steps:
                          - wait-state: online
                          - name: light in %1$s
                            mqtt-publish: {topic: '${room}/message', message: on}
                          - wait-led: {room: "%1$s", is: lit, within: 2s}
                          - wait-serial: {contains: '${room}', within: 1s}
                        """
                                .formatted(room));
        Path junit = folder.resolve("report.xml");

        Runs.Ended ended = Runs.simulated(Runs.options(1, Optional.of(junit), false), file);

        assertThat(ended.code()).as(which + ended.text()).isZero();
        Element suite =
                (Element)
                        DocumentBuilderFactory.newDefaultNSInstance()
                                .newDocumentBuilder()
                                .parse(junit.toFile())
                                .getElementsByTagName("testsuite")
                                .item(0);
        assertThat(suite.getAttribute("name")).as(which).isEqualTo("房間 " + room);
        assertThat(((Element) suite.getElementsByTagName("testcase").item(1)).getAttribute("name"))
                .as(which)
                .isEqualTo("6: light in " + room);
    }
}
