package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.NameService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HouseOptionsTest {
    @TempDir private Path folder;

    private static HousePlan plan(String... arguments) {
        HouseOptions options = new HouseOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("house", mixin(options)))
                .parseArgs(arguments);
        return options.plan();
    }

    private static CommandLine.Model.CommandSpec mixin(HouseOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    @Test
    void withoutOptionsThereIsOneBoardInTheLivingRoomAndABrokerOfOurs() {
        HousePlan plan = plan();

        assertThat(plan.boards())
                .singleElement()
                .satisfies(board -> {
                    assertThat(board.id().text()).isEqualTo("pico-w");
                    assertThat(board.leds()).extracting(LedSettings::room).containsExactly("客廳");
                });
        assertThat(LiveHouse.needsBroker(plan)).isTrue();
        assertThat(plan.lan().ssid()).isEqualTo("PicoLight");
    }

    @Test
    void boardsHaveRoomsOfTheirOwn() {
        HousePlan plan = plan("--board", "pico-1=客廳,臥室", "--board", "pico-2=廚房");

        assertThat(plan.boards())
                .extracting(board -> board.id().text())
                .containsExactly("pico-1", "pico-2");
        assertThat(plan.boards().getFirst().leds())
                .extracting(LedSettings::room)
                .containsExactly("客廳", "臥室");
        assertThat(plan.boards().getFirst().leds().getFirst().place())
                .isInstanceOf(LedSettings.Place.OnBoard.class);
        assertThat(plan.boards().getFirst().leds().getLast().place())
                .isInstanceOf(LedSettings.Place.OnPin.class);
    }

    @Test
    void boardsThatAreGivenAreToldTheSameBroker() {
        assertThat(
                        plan(
                                        "--broker",
                                        "192.168.137.9:1884",
                                        "--board",
                                        "pico-1=客廳",
                                        "--board",
                                        "pico-2=廚房")
                                .boards())
                .extracting(DeviceSettings::broker)
                .extracting(broker -> broker.address().toString())
                .containsOnly("192.168.137.9:1884");
    }

    @Test
    void theLanIsAsTheOptionsSay() throws IOException {
        Path password = Files.writeString(folder.resolve("wifi"), "sesame-street");

        HousePlan plan =
                plan(
                        "--ssid",
                        "屋子",
                        "--wifi-password-file",
                        password.toString(),
                        "--channel",
                        "11",
                        "--signal",
                        "-70",
                        "--name",
                        "broker.lan=192.168.137.113",
                        "--host",
                        "192.168.137.5:1883",
                        "--host",
                        "192.168.137.5:8883=127.0.0.1:9999");

        assertThat(plan.lan().accessPoint().ssid()).isEqualTo("屋子");
        assertThat(plan.lan().accessPoint().channel()).isEqualTo(11);
        assertThat(plan.lan().accessPoint().signal()).isEqualTo(-70);
        assertThat(plan.lan().accessPoint().password()).isPresent();
        assertThat(plan.lan().names()).isInstanceOf(NameService.OfRouter.class);
        assertThat(plan.lan().names().own("Broker.LAN"))
                .contains(InetAddress.ofLiteral("192.168.137.113"));
        assertThat(plan.lan().hosts())
                .singleElement()
                .satisfies(host -> {
                    assertThat(host.open())
                            .containsOnly(
                                    entry(
                                            1883,
                                            new InetSocketAddress(
                                                    InetAddress.ofLiteral("127.0.0.1"), 1883)),
                                    entry(
                                            8883,
                                            new InetSocketAddress(
                                                    InetAddress.ofLiteral("127.0.0.1"), 9999)));
                });
    }

    @Test
    void aMachineAtTheBrokersAddressIsTheBroker() {
        assertThat(LiveHouse.needsBroker(plan("--host", "192.168.137.113:1883"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--board a=客廳 --board a=廚房",
                "--board a=客廳 --room 臥室",
                "--board a=客廳,客廳",
                "--board a/b=客廳",
                "--board a=客廳/+",
                "--channel 14",
                "--signal 5",
                "--name broker.lan",
                "--name broker.lan=nowhere",
                "--host 192.168.137.5",
                "--host nonsense",
                "--wifi-password-file /nowhere/at/all"
            })
    void whatCannotBeIsRefused(String arguments) {
        assertThatThrownBy(() -> plan(arguments.split(" ")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fault=wifi dwn", "--fault=rain", "--board=客廳", "--speed=0"})
    void whatCannotBeReadIsRefusedByTheOption(String argument) {
        assertThatThrownBy(() -> plan(argument)).isInstanceOf(CommandLine.ParameterException.class);
    }
}
