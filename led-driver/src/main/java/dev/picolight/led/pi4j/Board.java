package dev.picolight.led.pi4j;

import com.pi4j.boardinfo.util.BoardInfoHelper;
import dev.picolight.led.LedFault;

/// The board PicoLight runs on, as Pi4J sees it.
///
/// @param model the name in `/proc/device-tree/model`, empty where there is none, as on a PC
/// @param revision the code in `/proc/cpuinfo`, empty where the kernel gives none
/// @param known whether Pi4J moves pins on it
record Board(String model, String revision, boolean known) {
    private static final String TRY_HERE =
            "Start PicoLight on a Raspberry Pi, or try it on this machine with the simulated Pico W,"
                    + " in PicoLight's source tree: ./picolight sim";

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
        return isRaspberryPi()
                ? new LedFault(
                        "this Raspberry Pi shows no GPIO: there is no " + devices,
                        "In a container, hand the device in: --device /dev/gpiochip0."
                                + " Elsewhere, start the kernel of Raspberry Pi OS.")
                : new LedFault(
                        "this machine is not a Raspberry Pi: there is no " + devices, TRY_HERE);
    }

    /// The fault of a board that Pi4J does not know.
    LedFault unknown() {
        if (!isRaspberryPi()) {
            return new LedFault(
                    "this machine is not a Raspberry Pi: its model is "
                            + (model.isEmpty() ? "not in /proc/device-tree/model" : quoted(model)),
                    TRY_HERE);
        }
        String cause =
                "Pi4J does not know this board: model %s, revision %s"
                        .formatted(quoted(model), quoted(revision));
        return revision.isEmpty()
                ? new LedFault(
                        cause,
                        "Start the kernel of Raspberry Pi OS: it writes the line Revision into"
                                + " /proc/cpuinfo, by which Pi4J knows boards.")
                : new LedFault(
                        cause,
                        "The board is newer than this PicoLight: take a newer PicoLight, or a"
                                + " Raspberry Pi 2 to 5.");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
