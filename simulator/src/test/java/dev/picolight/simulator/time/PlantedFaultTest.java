package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.port.MqttConnection;
import dev.picolight.simulator.time.Judge.Finding;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A judge that never finds anything proves nothing. The same days as in [DayOfTroubleTest], with
/// devices that are broken on purpose.
class PlantedFaultTest {
    private static final int SEEDS = 3;

    @ParameterizedTest
    @EnumSource(PlantedFault.class)
    void isCaught(PlantedFault fault) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Room room = DayOfTroubleTest.afterADay(new Room(seed, fault));
            assertThat(room.judge.findings())
                    .as(room::toString)
                    .extracting(Finding::wrong)
                    .contains(fault.expected);
        }
    }

    @Test
    void lateNewsDoesNoHarmAsLongAsItCarriesItsOwnNumber() {
        Workmanship tellsLate =
                new Workmanship() {
                    @Override
                    public MqttConnection connection(
                            Supplier<MqttConnection> sound, Simulation simulation) {
                        return new LateNews(sound, simulation, false);
                    }
                };
        for (long seed = 1; seed <= SEEDS; seed++) {
            Room room = DayOfTroubleTest.afterADay(new Room(seed, tellsLate));
            assertThat(room.judge.findings()).as(room::toString).isEmpty();
        }
    }
}
