package dev.picolight.device.port;

/// What every [MqttConnection] promises. A test class of an implementation implements this
/// interface.
public interface MqttConnectionContract extends TalkingContract, EndingContract {}
