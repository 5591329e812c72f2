package dev.picolight.simulator.web;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.record.Recordings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page of a house, and its HTTP API, until closed.
///
/// The port is taken at once, so that its address can be told. The server itself, whose classes
/// take most of a second, is loaded when the first connection comes: whoever never opens the page
/// does not pay for it.
public final class PageServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);

    private final String url;
    private final FirstCaller door;

    private PageServer(String url, FirstCaller door) {
        this.url = url;
        this.door = door;
    }

    /// Serves this house from now on.
    ///
    /// @throws PageFault when the port is taken
    public static PageServer open(House house, PageAddress address) {
        return open(house, address, IDLE_MAX);
    }

    /// The same with another patience.
    ///
    /// @param idleMax how long a reader may take nothing
    static PageServer open(House house, PageAddress address, Duration idleMax) {
        ServerSocketChannel channel = address.listen();
        try {
            InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
            String host = bound.getAddress().getHostAddress();
            String url =
                    "http://%s:%d/"
                            .formatted(
                                    host.contains(":") ? "[" + host + "]" : host, bound.getPort());
            return new PageServer(
                    url,
                    FirstCaller.awaitedAt(
                            channel,
                            () ->
                                    new Serving(
                                            house,
                                            new Guard(host, bound.getPort()),
                                            channel,
                                            idleMax)));
        } catch (IOException broken) {
            throw new PageFault(String.valueOf(broken.getMessage()), broken);
        }
    }

    /// What to open in a browser.
    public String url() {
        return url;
    }

    @Override
    public void close() {
        door.close();
    }

    /// Every route of the API, for those who check it.
    static List<Route> routes(House house, Recordings recordings, EventStreams streams) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HouseApi(house).routes());
        routes.addAll(new FaultApi(house).routes());
        routes.addAll(new PublishApi(house).routes());
        routes.addAll(new RecordingApi(recordings).routes());
        routes.add(new Route(Route.Method.GET, EventStreams.PATH, streams::serve));
        return List.copyOf(routes);
    }

    /// The server at work.
    private static final class Serving implements AutoCloseable {
        private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

        private final EventStreams streams;
        private final Recordings recordings;
        private final PageFiles files = new PageFiles();
        private final Guard guard;
        private final List<Route> routes;
        private final Javalin server;

        Serving(House house, Guard guard, ServerSocketChannel channel, Duration idleMax) {
            this.guard = guard;
            this.streams = new EventStreams(house);
            this.recordings = new Recordings(house, LOG::warn);
            this.routes = routes(house, recordings, streams);
            this.server = Javalin.create(config -> configure(config, channel, idleMax));
            server.start();
        }

        private void configure(
                JavalinConfig config, ServerSocketChannel channel, Duration idleMax) {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.generateEtags = false;
            config.jetty.addConnector((jetty, http) -> connector(jetty, http, channel, idleMax));
            RoutesConfig all = config.routes;
            all.addEndpoint(new Endpoint(HandlerType.BEFORE, "*", this::letIn));
            for (Route route : routes) {
                add(all, route.method().name(), route.path(), route.handler());
            }
            add(all, "HEAD", EventStreams.PATH, streams::describe); // its GET does not end
            add(all, "GET", "/api/openapi.yaml", it -> files.answer(it, "openapi.yaml"));
            add(all, "GET", "/", it -> files.answer(it, "index.html"));
            add(
                    all,
                    "GET",
                    "/<path>",
                    it -> {
                        if (it.path().startsWith(Route.API)) {
                            missing(it);
                        } else {
                            files.answer(it, it.pathParam("path"));
                        }
                    });
            for (String method : List.of("POST", "PUT", "DELETE")) {
                add(all, method, "/<path>", this::missing);
            }
        }

        /// Every request of every method comes by here first, also those that the framework would
        /// answer by itself.
        private void letIn(Context request) throws Exception {
            Answers.answer(
                    request,
                    it -> {
                        Guard.protect(it);
                        guard.check(it);
                        if (!METHODS.contains(it.req().getMethod())) {
                            missing(it);
                        }
                    });
            if (request.statusCode() >= 400) {
                request.skipRemainingHandlers();
            }
        }

        private void add(RoutesConfig all, String method, String path, Route.Handler handler) {
            all.addEndpoint(
                    new Endpoint(
                            HandlerType.findOrCreate(method),
                            path,
                            request -> Answers.answer(request, handler)));
            if (method.equals("GET") && !path.equals(EventStreams.PATH)) {
                add(all, "HEAD", path, handler); // the server leaves the body out
            }
        }

        private void missing(Context request) {
            String allowed =
                    routes.stream()
                            .filter(it -> it.isAt(request.path()))
                            .map(it ->
                                    it.method() == Route.Method.GET
                                            ? "GET, HEAD"
                                            : it.method().name())
                            .collect(Collectors.joining(", "));
            if (allowed.isEmpty()) {
                throw new Refused(Trouble.NOT_FOUND, request.path());
            }
            request.header("Allow", allowed);
            throw new Refused(Trouble.NOT_ALLOWED, request.req().getMethod() + "\n" + allowed);
        }

        private static ServerConnector connector(
                Server jetty,
                HttpConfiguration http,
                ServerSocketChannel channel,
                Duration idleMax) {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(8 * 1024);
            ServerConnector connector =
                    new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
            connector.setIdleTimeout(idleMax.toMillis());
            try {
                connector.open(channel);
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
            return connector;
        }

        @Override
        public void close() {
            streams.close();
            server.stop();
            recordings.close();
        }
    }
}
