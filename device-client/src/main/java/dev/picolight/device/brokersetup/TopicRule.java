package dev.picolight.device.brokersetup;

/// What a user may do with the topics of one Topic Filter, for whatever broker.
public record TopicRule(Right right, String filter) {
    /// What may be done.
    public enum Right {
        /// To hear.
        READ("read", "subscribe"),
        /// To say.
        WRITE("write", "publish"),
        /// Both.
        BOTH("readwrite", "all");

        private final String mosquitto;
        private final String emqx;

        Right(String mosquitto, String emqx) {
            this.mosquitto = mosquitto;
            this.emqx = emqx;
        }

        /// The action of a rule of EMQX.
        public String emqx() {
            return emqx;
        }
    }

    /// A line of Mosquitto's ACL file.
    public String mosquitto() {
        return "topic %s %s".formatted(right.mosquitto, filter);
    }
}
