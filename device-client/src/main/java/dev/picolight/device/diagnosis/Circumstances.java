package dev.picolight.device.diagnosis;

/// What somebody knows who has looked around, beyond what a failed connection tells by itself.
///
/// @param neighbour whether a machine of this network answers for the address (ARP, RFC 826, or
///   Neighbor Discovery, RFC 4861)
/// @param sameNetwork whether the address is in a network of this machine
/// @param ownAddress whether this machine has an address in a network at all
/// @param userGiven whether the device gives a user name
public record Circumstances(
        Answer neighbour, Answer sameNetwork, Answer ownAddress, Answer userGiven) {
    /// Nobody has looked.
    public static final Circumstances UNKNOWN =
            new Circumstances(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);

    /// To a question that was perhaps not asked.
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        public static Answer of(boolean known) {
            return known ? YES : NO;
        }
    }
}
