package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.MqttConnectionContract;
import dev.picolight.device.port.ServerSide;

class InMemoryMqttConnectionTest implements MqttConnectionContract {
    @Override
    public ServerSide startServer() {
        return new InMemoryServerSide();
    }

    @Override
    public MqttConnection connection(ServerSide server, ConnectSettings settings) {
        return ((InMemoryServerSide) server).connection(settings);
    }
}
