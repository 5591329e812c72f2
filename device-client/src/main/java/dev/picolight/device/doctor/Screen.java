package dev.picolight.device.doctor;

import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

/// Shows each finding as it comes, for people: plain lines, and on a terminal something that turns
/// while a step lasts.
public final class Screen implements Examination.Watcher, AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(100);
    private static final String CLEAR_LINE = "\r\033[K";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Signs signs;
    private final boolean turning;
    private final Object lock = new Object();
    private Optional<Thread> spinner = Optional.empty();

    /// @param charset in which it is written
    /// @param terminal whether somebody looks on who can take a line back
    public Screen(PrintWriter out, Charset charset, boolean terminal) {
        this.out = out;
        this.signs = Signs.in(charset);
        this.turning = terminal;
    }

    @Override
    public void begins(Step step) {
        if (turning) {
            String doing = Words.of(DoctorWords.class).doing(step);
            spinner = Optional.of(Thread.ofVirtual().name("spinner").start(() -> turn(doing)));
        }
    }

    private void turn(String doing) {
        try {
            for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
                synchronized (lock) {
                    out.print(CLEAR_LINE + signs.spinner(turn) + " " + doing);
                    out.flush();
                }
                Thread.sleep(TURN);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopTurning() {
        if (spinner.isPresent()) {
            spinner.get().interrupt();
            boolean interrupted = false;
            while (true) {
                try {
                    spinner.get().join();
                    break;
                } catch (InterruptedException ending) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            spinner = Optional.empty();
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    @Override
    public void found(Finding finding) {
        stopTurning();
        DoctorWords say = Words.of(DoctorWords.class);
        String sign = signs.of(finding.verdict());
        String summary = say.line(sign, say.step(finding.step()), finding.summary());
        out.println(finding.took().isZero() ? summary : say.took(summary, elapsed(finding.took())));
        finding.evidence().forEach(line -> out.println("    " + line));
        out.flush();
    }

    private static String elapsed(Duration took) {
        DoctorWords say = Words.of(DoctorWords.class);
        return took.compareTo(SECOND) < 0
                ? say.milliseconds(took.toMillis())
                : say.seconds("%.1f".formatted(took.toMillis() / 1000.0));
    }

    /// The paragraph at the end.
    public void conclude(Report report) {
        stopTurning();
        out.println();
        out.println(report.conclusion());
        out.flush();
    }

    /// Leaves a clean line behind.
    @Override
    public void close() {
        stopTurning();
    }
}
