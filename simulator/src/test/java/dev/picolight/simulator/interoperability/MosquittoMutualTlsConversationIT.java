package dev.picolight.simulator.interoperability;

import java.nio.file.Path;

/// With certificates for both sides.
class MosquittoMutualTlsConversationIT extends ConversationContract {
    @Override
    LiveBroker start(Path folder) {
        return new MosquittoWithTls(folder, true);
    }
}
