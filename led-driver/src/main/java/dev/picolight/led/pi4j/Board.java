package dev.picolight.led.pi4j;

import com.pi4j.boardinfo.util.BoardInfoHelper;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;

/// The board PicoLight runs on, as Pi4J sees it.
///
/// @param model the name in `/proc/device-tree/model`, empty where there is none, as on a PC
/// @param revision the code in `/proc/cpuinfo`, empty where the kernel gives none
/// @param known whether Pi4J moves pins on it
record Board(String model, String revision, boolean known) {

    static Board ofThisMachine() {
        return new Board(
                BoardInfoHelper.getBoardName(),
                BoardInfoHelper.getBoardVersionCode(),
                BoardInfoHelper.runningOnRaspberryPi());
    }

    /// Whether it is a Raspberry Pi, known to Pi4J or not.
    boolean isRaspberryPi() {
        return known || model.startsWith("Raspberry Pi");
    }

    /// The fault of a machine without this kind of device file.
    LedFault without(String devices) {
        return new LedFault(isRaspberryPi() ? Kind.NO_GPIO : Kind.NOT_A_RASPBERRY_PI, devices);
    }

    /// The fault of a board that Pi4J does not know.
    LedFault unknown() {
        if (!isRaspberryPi()) {
            return model.isEmpty()
                    ? new LedFault(Kind.NO_MODEL)
                    : new LedFault(Kind.OTHER_MODEL, quoted(model));
        }

        return revision.isEmpty()
                ? new LedFault(Kind.UNKNOWN_REVISION, quoted(model))
                : new LedFault(Kind.UNKNOWN_BOARD, quoted(model), quoted(revision));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
