package dev.picolight.device.app;

import dev.picolight.device.brokersetup.MosquittoFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// What follows when a broker was set up: somebody looks whether devices reach it.
@FunctionalInterface
interface Afterwards {
    /// Looks, and tells what it finds.
    ///
    /// @return how the command ends; OK, unless something is wrong
    ExitCode look(SetUp done, PrintWriter out) throws InterruptedException;

    /// What was set up.
    ///
    /// @param ports on which the broker listens now, the plain one first
    /// @param certificates whether port 8883 is for clients with a certificate alone
    /// @param settings of devices that were named by them
    /// @param restarted whether the service runs with it already; otherwise that is left to the
    ///   user
    record SetUp(
            MosquittoFolder folder,
            List<Integer> ports,
            boolean certificates,
            List<Path> settings,
            boolean restarted) {
        public SetUp {
            ports = List.copyOf(ports);
            settings = List.copyOf(settings);
        }
    }
}
