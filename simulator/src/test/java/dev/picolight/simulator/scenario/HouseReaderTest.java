package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.VirtualLan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HouseReaderTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{lan: {broker-listens-on: localhost}} | :1:34 | 127.0.0.1",
                "{boards: [{broker: mqtt.lan}], lan: {broker-listens-on: 127.0.0.1}} | :1:64 | broker: 192.168.137.113",
                "{boards: [{id: a}, {id: a}]} | :1:27 | two boards",
                "{boards: [{rooms: [客廳, 廚房]}]} | :1:31 | pin: GP15",
                "{boards: [{room: {room: 客廳, pin: GP99}}]} | :1:41 | GP27",
                "{boards: [{power: maybe}]} | :1:26 | on, off",
                "{boards: 客廳} | :1:17 | a list of boards",
                "{lan: {profile: pico}} | :1:24 | pico-w",
                "{lan: {names: {mqtt.lan: mqtt}}} | :1:33 | IP address",
                "{lan: {names: mqtt.lan}} | :1:22 | a group of keys",
                "{boards: [{broker: other.lan}], lan: {broker-listens-on: 127.0.0.1, names: {mqtt.lan: 192.168.137.7}}} | :1:65 | broker: 192.168.137.113",
                "{lan: {broker: x}} | :1:15 | broker-listens-on",
            })
    void aMistakeIsToldWithItsPlace(String house, String place, String words) throws IOException {
        ScenarioReading reading = read(house);

        assertThat(reading).isInstanceOf(ScenarioReading.Refused.class);
        assertThat(((ScenarioReading.Refused) reading).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains(place, words));
    }

    @Test
    void aBrokerForItsMachineAloneRefusesTheAddressesThatBoardsAreTold() throws IOException {
        HousePlan plan =
                plan(
                        "{boards: [{id: a}, {id: b, broker: 192.168.137.7}], lan: {broker-listens-on: 127.0.0.1}}");

        assertThat(plan.lan().closed())
                .extracting(it -> it.address().getHostAddress())
                .containsExactly(VirtualLan.BROKER_ADDRESS, "192.168.137.7");
    }

    @Test
    void aBrokerForEverybodyRefusesNobody() throws IOException {
        HousePlan plan = plan("{boards: [{broker: mqtt.lan}], lan: {broker-listens-on: 0.0.0.0}}");

        assertThat(plan.lan().closed()).isEmpty();
    }

    @Test
    void aNameOfTheLanIsRefusedWhereItLeads() throws IOException {
        HousePlan plan =
                plan(
                        "{boards: [{broker: MQTT.lan}], lan: {broker-listens-on: 127.0.0.1, names: {mqtt.lan: 192.168.137.7}}}");

        assertThat(plan.lan().closed())
                .extracting(it -> it.address().getHostAddress())
                .containsExactly("192.168.137.7");
    }

    @Test
    void aBrokerKnownByNameIsTheHouseOwnWhereTheNameLeadsToIt() throws IOException {
        String board = "{boards: [{broker: mqtt.lan}], lan: {names: {mqtt.lan: %s}}}";

        assertThat(LiveHouse.needsBroker(plan(board.formatted(VirtualLan.BROKER_ADDRESS))))
                .isTrue();
        assertThat(LiveHouse.needsBroker(plan(board.formatted("192.168.137.7")))).isFalse();
    }

    @Test
    void aNameIsFoundUntilTheNameServiceFails() throws Exception {
        Runs.Ended ended =
                new Play(folder)
                        .text(
                                "house: {boards: [{broker: mqtt.lan}], lan: {names: {mqtt.lan: 192.168.137.113}}}\n",
                                "wait-state: online",
                                "fault: dns-fail",
                                "power: cycle",
                                "wait-serial: {matches: 'mqtt\\.lan'}",
                                "{wait-state: backing-off, timeout: 2m}",
                                "mend: dns-fail",
                                "{wait-state: online, timeout: 5m}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    private HousePlan plan(String house) throws IOException {
        ScenarioReading reading = read(house);
        assertThat(reading).isInstanceOf(ScenarioReading.Accepted.class);
        return ((ScenarioReading.Accepted) reading).scenario().plan(Pace.REAL, 1);
    }

    private ScenarioReading read(String house) throws IOException {
        return ScenarioReader.read(
                Files.writeString(
                        folder.resolve("scenario.yaml"),
                        "house: " + house + "\nsteps: [{log: a}]\n"));
    }

    @Test
    void severalMistakesOfOneHouseAreToldAtOnce() throws IOException {
        ScenarioReading reading = read("{boards: [{on-boot: never, power: x}], lan: {profile: y}}");

        List<ScenarioProblem> problems = ((ScenarioReading.Refused) reading).problems();
        assertThat(problems).hasSize(3);
    }
}
