package dev.picolight.simulator.broker;

import com.codahale.metrics.MetricRegistry;
import com.hivemq.HiveMQServer;
import com.hivemq.bootstrap.NettyShutdownHook;
import com.hivemq.bootstrap.netty.NettyConfiguration;
import com.hivemq.common.shutdown.HiveMQShutdownHook;
import com.hivemq.common.shutdown.ShutdownHooks;
import com.hivemq.configuration.service.FullConfigurationService;
import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.configuration.service.PersistenceConfigurationService.PersistenceMode;
import com.hivemq.configuration.service.entity.TcpListener;
import com.hivemq.configuration.service.impl.ConfigurationServiceImpl;
import com.hivemq.configuration.service.impl.MqttConfigurationServiceImpl;
import com.hivemq.configuration.service.impl.PersistenceConfigurationServiceImpl;
import com.hivemq.configuration.service.impl.RestrictionsConfigurationServiceImpl;
import com.hivemq.configuration.service.impl.SecurityConfigurationServiceImpl;
import com.hivemq.configuration.service.impl.listener.ListenerConfigurationServiceImpl;
import com.hivemq.statistics.UsageStatisticsConfigImpl;
import dev.picolight.device.mqtt.Secret;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// HiveMQ CE within this process.
///
/// Made from its parts instead of by `EmbeddedHiveMQ`: that one reads an XML file by JAXB and
/// counts the cores by native code, which doubles the start, waits 2 s in each stop, and never
/// completes a start in which an `Error` was thrown.
final class HiveMq {
    /// Paho throws its error 32202 when it wants to send more than this at a time; HiveMQ's own
    /// value is 10 (§3.2.2.3.3).
    private static final int RECEIVE_MAXIMUM = 1000;

    private static final int STOP_SECONDS_MAX = 5;

    private final TcpListener listener;
    private final HiveMQServer server;
    private final UserCheck users;

    HiveMq(BrokerFolder folder, InetAddress listen, int port, Map<String, Secret> users) {
        this.listener = new TcpListener(port, listen.getHostAddress(), "mqtt");
        this.server =
                new HiveMQServer(folder, new MetricRegistry(), settings(listener), false, false);
        this.users = new UserCheck(users);
    }

    private static FullConfigurationService settings(TcpListener listener) {
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(0);
        InternalConfigurations.PERSISTENCE_SHUTDOWN_TIMEOUT_SEC.set(STOP_SECONDS_MAX);
        var listeners = new ListenerConfigurationServiceImpl();
        listeners.addListener(listener);
        var mqtt = new MqttConfigurationServiceImpl();
        mqtt.setServerReceiveMaximum(RECEIVE_MAXIMUM);
        var statistics = new UsageStatisticsConfigImpl();
        statistics.setEnabled(false);
        var persistence = new PersistenceConfigurationServiceImpl();
        persistence.setMode(PersistenceMode.IN_MEMORY);
        return new ConfigurationServiceImpl(
                listeners,
                mqtt,
                new RestrictionsConfigurationServiceImpl(),
                new SecurityConfigurationServiceImpl(),
                statistics,
                persistence);
    }

    /// Returns when clients can connect.
    ///
    /// @throws Exception whatever HiveMQ throws, for example when the port has been taken
    void start() throws Exception {
        Thread.UncaughtExceptionHandler ours = Thread.getDefaultUncaughtExceptionHandler();
        try {
            server.bootstrap();
            server.startInstance(users.asExtension());
        } finally {
            // HiveMQ puts one in its place that ends the whole process.
            Thread.setDefaultUncaughtExceptionHandler(ours);
        }
    }

    /// The one listened on, also when the operating system has chosen it.
    int port() {
        return listener.getPort();
    }

    /// Ends all connections and threads. Also right after a start that failed.
    void stop() {
        if (server.getInjector() != null) {
            ShutdownHooks hooks = server.getInjector().getInstance(ShutdownHooks.class);
            for (HiveMQShutdownHook hook : List.copyOf(hooks.getShutdownHooks().values())) {
                if (hook instanceof NettyShutdownHook) {
                    hooks.remove(hook);
                }
            }
            hooks.add(new NettyStop(server.getInjector().getInstance(NettyConfiguration.class)));
        }
        server.stop();
    }

    /// In place of HiveMQ's own hook, which has the event loops wait 2 s for late work.
    private record NettyStop(NettyConfiguration netty) implements HiveMQShutdownHook {
        @Override
        public String name() {
            return "Netty stop";
        }

        @Override
        public Priority priority() {
            return Priority.MEDIUM;
        }

        @Override
        public void run() {
            for (EventLoopGroup loops :
                    List.of(netty.getParentEventLoopGroup(), netty.getChildEventLoopGroup())) {
                loops.shutdownGracefully(0, STOP_SECONDS_MAX, TimeUnit.SECONDS)
                        .awaitUninterruptibly();
            }
        }
    }
}
