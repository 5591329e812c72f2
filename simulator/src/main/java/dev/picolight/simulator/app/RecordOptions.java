package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.record.Recorder;
import dev.picolight.simulator.record.Recording;
import dev.picolight.simulator.record.RecordingFile;
import dev.picolight.simulator.record.RecordingTrouble;
import dev.picolight.simulator.record.Replay;
import dev.picolight.simulator.terminal.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The options of `sim` that write down what happens, and do it again.
final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "NAME",
            description =
                    "write down what happens, in NAME.jsonl, NAME.vcd and NAME.pcap, or only in one of them; see docs/recordings.md")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--replay",
            paramLabel = "FILE.jsonl",
            description =
                    "do again what was done while this was recorded, in such a house, and end; its boards, faults and kind of time are those of the recording")
    private Optional<Path> replay = Optional.empty();

    /// What is to be written, which has a place already. Closed after the house, it has the end.
    static final class Tape implements AutoCloseable {
        private final List<RecordingFile> files;
        private Optional<Recorder> recorder = Optional.empty();

        private Tape(List<RecordingFile> files) {
            this.files = files;
        }

        /// Writes down what happens from now on.
        ///
        /// @param news told what the user must know
        void watch(House house, Consumer<String> news) {
            if (!files.isEmpty()) {
                recorder = Optional.of(Recorder.start(house, files, news));
            }
        }

        @Override
        public void close() {
            recorder.ifPresent(Recorder::close);
        }
    }

    /// Makes the files, if any are asked for.
    ///
    /// @throws Refusal in the user's words
    Tape tape() {
        try {
            return new Tape(record.map(RecordingFile::create).orElse(List.of()));
        } catch (RecordingTrouble trouble) {
            throw new Refusal(ExitCode.USAGE, trouble.words());
        }
    }

    /// @throws Refusal in the user's words when a scenario is asked for too
    void requireNone() {
        if (record.isPresent() || replay.isPresent()) {
            throw new Refusal(ExitCode.USAGE, words().notWithScenario());
        }
    }

    boolean isReplayAsked() {
        return replay.isPresent();
    }

    /// Does it all again.
    ///
    /// @return the number for the shell
    /// @throws Refusal in the user's words
    ExitCode replay(Screen screen) throws InterruptedException {
        Recording recording = recording();
        Replay again = new Replay(recording);
        HousePlan plan = again.plan();
        try (HouseView view = new HouseView(screen, plan.lan().ssid(), plan.boards().size() > 1);
                Tape tape = tape();
                House house =
                        again.isSimulated()
                                ? new SimulatedHouse(plan)
                                : HouseOptions.openLive(plan)) {
            view.watch(house);
            tape.watch(house, view::trouble);
            again.play(house, view::trouble);
            view.line("");
            Replay.Result result = again.result();
            if (again.isSimulated() && !result.isSame()) {
                view.trouble(words().replayedOtherwise(result.changes(), result.recorded()));
                return ExitCode.FAILED;
            }
            view.heading(words().replayed(again.size(), result.changes()));
            return ExitCode.OK;
        }
    }

    private Recording recording() {
        try {
            return Recording.read(replay.orElseThrow());
        } catch (RecordingTrouble trouble) {
            throw new Refusal(ExitCode.USAGE, trouble.words());
        }
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }
}
