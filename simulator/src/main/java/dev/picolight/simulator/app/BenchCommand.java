package dev.picolight.simulator.app;

import picocli.CommandLine.Command;

/// How fast the simulator is.
@Command(
        name = "bench",
        description = "Measure how fast the simulator is on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchSimulation.class, BenchLive.class},
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {}
