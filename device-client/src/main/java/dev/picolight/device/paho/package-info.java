/// MQTT 5 through Eclipse Paho 1.2.5. Translates and decides nothing.
///
/// Paho 1.2.5 is the only release of its MQTT 5 client, and it has defects. Each is named where it
/// is worked around; the row numbers are those of the list below. Nothing outside this package
/// knows Paho.
///
/// - 1, 2, 3, 5, 6: no automatic reconnect; a new client for each connection, which the device may
///   abandon at any time ([PahoLink]).
/// - 7, 21, 23: callbacks only hand an event over and catch everything; nothing waits on them
///   ([PahoSession], [EventGate]).
/// - 8, 9, 10: threads that spin, sleep or die without a word ([NudgeExecutor], [TunedSocket]).
/// - 10, 11, 12, 13, 15: what arrives is read packet by packet before Paho sees it
///   ([InboundPackets], [InboundInspector]).
/// - 11, 14: what the Server offers and Paho handles wrongly is not passed on ([Connack]).
/// - 16: its log is silent ([PahoLog]); no subscription above QoS 1 ([Translation]).
/// - 18, 19: PINGREQ is sent when the device asks, and never otherwise ([PahoCore]).
/// - 20: the way to end it ([PahoSession#end], [PahoCore#shutDown]).
/// - 22, 24: names are resolved and sockets opened without it ([Dialling], [TunedSocketFactory]).
/// - 25: memory persistence. 26: the number of messages on their way is limited ([Outbox]).
/// - 27: causes of failures are read from exceptions, codes from SUBACK ([Evidence]).
/// - 28: a client that is closed meets its own nulls when it is used all the same ([PahoLink]).
@NullMarked
package dev.picolight.device.paho;

import org.jspecify.annotations.NullMarked;
