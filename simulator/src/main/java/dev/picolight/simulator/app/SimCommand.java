package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.Hangup;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Simulated boards against any broker, until Ctrl-C.
@Command(
        name = "sim",
        description = "Run the device on simulated Pico Ws, against any broker.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --broker and --nat a broker is started in this program, and the Pico reaches it at 192.168.137.113.",
            "Ends with 2: wrong usage, or another program has the port of --page, 3: wrong settings, 4: the broker's address is the Pico itself, 6: the broker could not start. Stopped by Ctrl-C: LED dark, status offline, 130.",
            "SIGHUP: --settings is read again, and what is different is taken over.",
            "With --replay: 0, or 1 when an LED does not do in simulated time what is recorded.",
            "With --scenario: 0: all passed, 1: one failed, 2: wrong usage or a wrong file, 42: a wait ran out."
        })
final class SimCommand implements Callable<Integer> {
    @Mixin private HouseOptions options = new HouseOptions();

    @Mixin private RecordOptions records = new RecordOptions();

    @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

    @Mixin private ViewOptions views = new ViewOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (scenarios.isAsked()) {
            records.requireNone();
            return scenarios.run(options.seed(), options.pace(), Screen.ofStandardOutput()::line);
        }
        Screen screen = Screen.ofStandardOutput();
        if (records.isReplayAsked()) {
            return records.replay(screen).number();
        }
        HousePlan plan = options.plan();
        try (HouseView view = new HouseView(screen, plan.lan().ssid(), plan.boards().size() > 1);
                RecordOptions.Tape tape = records.tape();
                LiveHouse house = HouseOptions.openLive(plan)) {
            tape.watch(house, view::trouble);
            return run(house, view, screen).number();
        }
    }

    private ExitCode run(LiveHouse house, HouseView view, Screen screen)
            throws InterruptedException {
        if (options.hasSettings()) {
            String first = house.plan().boards().getFirst().id().text();
            house.reread(first, () -> options.settings().orElseThrow());
            Hangup.means(() -> house.reload(first));
        }
        if (views.isTerminalWanted(screen)) {
            powerOn(house);
            views.show(house);
            return ExitCode.OK;
        }
        view.watch(house);
        if (house.hasOwnBroker()) {
            introduce(house, view);
        }
        try (PageOptions.Served _ = views.serve(house, view, screen)) {
            powerOn(house);
            new CountDownLatch(1).await();
        }
        return ExitCode.INTERNAL; // after Ctrl-C the process has its own number
    }

    private void powerOn(LiveHouse house) {
        options.breakThings(house);
        house.plan().boards().forEach(board -> house.powerOn(board.id().text()));
    }

    /// Where the broker is, and what to type to see an LED.
    static void introduce(LiveHouse house, HouseView view) {
        BrokerAddress address = house.broker().orElseThrow();
        view.say(
                house.now(),
                Actor.BROKER,
                Words.of(DeskWords.class).listens(address.toString(), ToldBoard.BROKER.toString()));
        for (DeviceSettings board : house.plan().boards()) {
            for (DeviceProfile.Room room : house.profile(board.id().text()).rooms()) {
                view.line(
                        "  " + MosquittoPub.line(address, DeviceProfile.roomCommands(room), "ON"));
            }
        }
    }
}
