package dev.picolight.device.paho;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.MqttConnectionContract;
import dev.picolight.device.port.ServerSide;

class PahoConnectionTest implements MqttConnectionContract {
    @Override
    public ServerSide startServer() {
        return new MiniServer();
    }

    @Override
    public MqttConnection connection(ServerSide server, ConnectSettings settings) {
        return new PahoConnection(settings, new HostDialer(), new MonotonicTime());
    }
}
