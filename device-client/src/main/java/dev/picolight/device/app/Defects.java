package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said of a defect, of ours or of a library, that has cost what it broke and no more.
final class Defects {
    private static final Logger LOG = LoggerFactory.getLogger(Defects.class);

    private static final int SHOWN_MAX = 200;

    private final Consumer<Report> reports;

    Defects(Consumer<Report> reports) {
        this.reports = reports;
    }

    /// @param where the event, action or part in which it showed
    void tell(Class<?> where, RuntimeException defect) {
        String text =
                Words.of(StatusWords.class)
                        .deviceDefect(
                                where.getSimpleName(), Shown.bounded(defect.toString(), SHOWN_MAX));
        LOG.debug("{}", text, defect);
        try {
            reports.accept(new Report(Severity.ERROR, text));
        } catch (RuntimeException nobodyListens) {
            LOG.error("{}; nor could it be told: {}", text, nobodyListens.toString());
        }
    }
}
