package dev.picolight.simulator.time;

import dev.picolight.device.lifecycle.Backoff;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.simulator.time.Judge.Wrong;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Mistakes that devices in the field make, one at a time, to see whether the judge notices.
enum PlantedFault implements Workmanship {
    NEVER_CLOSES_A_CONNECTION(Wrong.TWO_CONNECTIONS) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    startAfresh();
                    super.open(connection, cleanStart, events);
                }

                @Override
                public void abandon(long connection) {}

                @Override
                public void disconnect(long connection) {}
            };
        }
    },

    IGNORES_LOSS_OF_THE_NETWORK(Wrong.CONNECTION_WITHOUT_NETWORK) {
        @Override
        public Network network(Network sound) {
            return new Network() {
                @Override
                public void join(EventSink events) {
                    sound.join(event -> {
                        if (!(event instanceof NetworkDown)) {
                            events.accept(event);
                        }
                    });
                }

                @Override
                public void close() {
                    sound.close();
                }
            };
        }
    },

    BELIEVES_LATE_NEWS_OF_AN_OLD_CONNECTION(Wrong.WORKING_CONNECTION_LEFT) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new LateNews(sound, simulation, true);
        }
    },

    DOES_NOT_RESUBSCRIBE(Wrong.DEAF) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                private boolean subscribed;
                private EventSink sink = _ -> {};

                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    sink = events;
                    super.open(connection, cleanStart, events);
                }

                @Override
                public void subscribe(long connection, List<Subscription> subscriptions) {
                    if (subscribed) {
                        sink.accept(new Subscribed(connection));
                    } else {
                        subscribed = true;
                        super.subscribe(connection, subscriptions);
                    }
                }
            };
        }
    },

    TAKES_EVERY_PING_FOR_ANSWERED(Wrong.DEAD_CONNECTION_KEPT) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                private EventSink sink = _ -> {};

                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    sink = events;
                    super.open(connection, cleanStart, events);
                }

                @Override
                public void ping(long connection) {
                    super.ping(connection);
                    sink.accept(new PingAnswered(connection));
                }
            };
        }
    },

    OBEYS_RETAINED_COMMANDS(Wrong.LED_WITHOUT_COMMAND) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void subscribe(long connection, List<Subscription> subscriptions) {
                    super.subscribe(
                            connection,
                            subscriptions.stream()
                                    .map(wanted ->
                                            new Subscription(
                                                    wanted.filter(),
                                                    wanted.maximumQos(),
                                                    wanted.noLocal(),
                                                    wanted.retainAsPublished(),
                                                    RetainHandling.SEND))
                                    .toList());
                }
            };
        }
    },

    TOGGLES_TWICE(Wrong.LED_WITHOUT_COMMAND) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    super.open(
                            connection,
                            cleanStart,
                            event -> {
                                events.accept(event);
                                if (event instanceof MessageArrived(_, var message)
                                        && message.payload().equals(Payload.of("toggle"))) {
                                    events.accept(event);
                                }
                            });
                }
            };
        }
    },

    DOES_NOT_WAIT_BETWEEN_ATTEMPTS(Wrong.CONNECT_STORM) {
        @Override
        public Timing timing() {
            Duration hardly = Duration.ofMillis(200);
            return Timing.STANDARD.withBackoff(
                    new Backoff(hardly, hardly), Timing.STANDARD.stable());
        }
    },

    BELIEVES_WHAT_OTHERS_SAY_OF_IT(Wrong.UNTRUE) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    super.open(
                            connection,
                            cleanStart,
                            event -> {
                                boolean ofItsStatus =
                                        event instanceof MessageArrived(_, var message)
                                                && message.topic().text().equals(Room.STATUS);
                                if (!ofItsStatus) {
                                    events.accept(event);
                                }
                            });
                }
            };
        }
    },

    TELLS_NO_STATE(Wrong.UNTRUE) {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void publish(long connection, OutboundMessage message) {
                    if (!message.topic().text().equals(Room.STATE)) {
                        super.publish(connection, message);
                    }
                }
            };
        }
    };

    /// What the judge must report of it.
    final Wrong expected;

    PlantedFault(Wrong expected) {
        this.expected = expected;
    }
}
