package dev.picolight.simulator.interoperability;

import java.nio.file.Path;

class HiveMqConversationIT extends ConversationContract {
    @Override
    LiveBroker start(Path folder) {
        return new HiveMqBroker();
    }
}
