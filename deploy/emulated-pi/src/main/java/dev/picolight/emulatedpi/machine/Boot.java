package dev.picolight.emulatedpi.machine;

import java.nio.file.Path;
import java.util.List;

/// What to start, and where it writes.
///
/// @param guest the folder with `Image` and `board.dtb`
/// @param initrd the initial RAM disk
/// @param kernelOptions further ones, for example `pinctrl_bcm2835.persist_gpio_outputs=Y`
/// @param forward a program and its arguments, started once for each connection to 10.0.2.2:1883;
///   its input and output are the connection
/// @param logs the folder for `console.log` and `qemu.log`
public record Boot(Path guest, Path initrd, List<String> kernelOptions, String forward, Path logs) {
    /// As the guest sees this machine.
    public static final String HOST_ADDRESS = "10.0.2.2";

    /// QEMU's own address in the guest's network. It must be another one than that of this machine:
    /// QEMU refuses `guestfwd` on its own.
    public static final String QEMU_ADDRESS = "10.0.2.9";

    /// The only port of it that the guest reaches.
    public static final int HOST_PORT = 1883;

    /// The whole command line.
    ///
    /// @param sockets a folder with two Unix sockets that somebody listens to: `qmp` and `console`
    List<String> command(Path sockets, long epochSeconds) {
        return List.of(
                "qemu-system-aarch64",
                "-M",
                "raspi3b",
                "-m",
                "1G",
                "-smp",
                "4",
                "-accel",
                "tcg,thread=single", // four threads on two processors take twice their time
                "-display",
                "none",
                "-no-reboot",
                "-kernel",
                guest.resolve("Image").toString(),
                "-dtb",
                guest.resolve("board.dtb").toString(),
                "-initrd",
                initrd.toString(),
                "-append",
                "console=ttyS1,115200 epoch=%d %s"
                        .formatted(epochSeconds, String.join(" ", kernelOptions))
                        .strip(),
                "-serial",
                "null",
                "-chardev",
                "socket,id=console,path=%s,logfile=%s"
                        .formatted(sockets.resolve("console"), logs.resolve("console.log")),
                "-serial",
                "chardev:console",
                "-netdev",
                "user,id=n0,restrict=on,ipv6=off,host=%s,guestfwd=tcp:%s:%d-cmd:%s"
                        .formatted(QEMU_ADDRESS, HOST_ADDRESS, HOST_PORT, forward),
                "-device",
                "usb-net,netdev=n0",
                "-qmp",
                "unix:" + sockets.resolve("qmp"));
    }
}
