package dev.picolight.simulator.lan;

/// Who a board is in its LAN.
///
/// @param board its id, by which faults know it
/// @param address what DHCP gives it
/// @param stack how it tells that a connection failed
/// @param credentials what it was told of its Wi-Fi
public record Station(String board, String address, Stack stack, WifiCredentials credentials) {
    /// One that was told the right Wi-Fi.
    public Station(String board, String address, Stack stack, VirtualLan lan) {
        this(board, address, stack, WifiCredentials.of(lan.accessPoint()));
    }
}
