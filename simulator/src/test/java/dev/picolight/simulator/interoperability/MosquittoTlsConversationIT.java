package dev.picolight.simulator.interoperability;

import java.nio.file.Path;

/// With a certificate for the broker.
class MosquittoTlsConversationIT extends ConversationContract {
    @Override
    LiveBroker start(Path folder) {
        return new MosquittoWithTls(folder, false);
    }
}
