package dev.picolight.device.brokerhost;

/// One rule of a packet filter, as far as it concerns a new connection from the network to the
/// broker's port.
///
/// @param matches whether it is about such a connection
/// @param effect what it does then
/// @param chain the chain to go on with, when [#effect] is [Effect#CALL] or [Effect#GO]
/// @param text as the program printed it
record PacketRule(Matches matches, Effect effect, String chain, String text) {
    enum Matches {
        YES,
        NO,
        MAYBE
    }

    enum Effect {
        ACCEPT,
        BLOCK,
        /// Goes through another chain and comes back.
        CALL,
        /// Goes to another chain for good.
        GO,
        /// Back to the chain that called.
        RETURN,
        /// Counts, logs or marks.
        NOTHING,
        /// Something that is not understood here.
        OTHER
    }
}
