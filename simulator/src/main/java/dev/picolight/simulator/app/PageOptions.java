package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.web.PageAddress;
import dev.picolight.simulator.web.PageFault;
import dev.picolight.simulator.web.PageServer;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether a house has a page, and where.
final class PageOptions {
    /// A page that may be there.
    record Served(Optional<PageServer> server) implements AutoCloseable {
        static final Served NONE = new Served(Optional.empty());

        @Override
        public void close() {
            server.ifPresent(PageServer::close);
        }
    }

    @Option(
            names = "--page",
            paramLabel = "[ADDRESS:]PORT",
            converter = Converters.OfPage.class,
            description =
                    "where the page is served, for this machine alone (default: 127.0.0.1:8080, or the next free port)")
    private Optional<PageAddress> page = Optional.empty();

    @Option(names = "--no-page", description = "serve no page")
    private boolean none;

    /// Serves the page, and says where.
    ///
    /// @param unasked whether it is wanted where the options say nothing
    /// @throws Refusal when it was asked for and cannot be there
    Served serve(House house, HouseView lines, boolean unasked) {
        if (none || (page.isEmpty() && !unasked)) {
            return Served.NONE;
        }
        try {
            PageServer served = PageServer.open(house, page.orElse(PageAddress.DEFAULT));
            lines.heading(Words.of(DeskWords.class).pageAt(served.url()));
            return new Served(Optional.of(served));
        } catch (PageFault fault) {
            if (page.isPresent()) {
                throw new Refusal(ExitCode.USAGE, String.valueOf(fault.getMessage()));
            }
            lines.trouble(String.valueOf(fault.getMessage()));
            return Served.NONE;
        }
    }
}
