package dev.picolight.simulator.interoperability;

import java.nio.file.Path;

class MosquittoConversationIT extends ConversationContract {
    @Override
    LiveBroker start(Path folder) {
        return new MosquittoBroker();
    }
}
