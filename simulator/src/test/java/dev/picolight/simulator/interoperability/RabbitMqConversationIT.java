package dev.picolight.simulator.interoperability;

import java.nio.file.Path;

class RabbitMqConversationIT extends ConversationContract {
    @Override
    LiveBroker start(Path folder) {
        return new RabbitMq(folder);
    }
}
