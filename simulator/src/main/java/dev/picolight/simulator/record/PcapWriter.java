package dev.picolight.simulator.record;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.lan.Tap;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A packet capture with nanoseconds of what the virtual LAN carried, as Ethernet frames. The LAN
/// carries streams of bytes: the segments are made from those, as the two ends would have cut them,
/// and each is acknowledged at once.
final class PcapWriter implements EventWriter {
    private static final int MAGIC_NANOSECONDS = 0xA1B2_3C4D;
    private static final int ETHERNET = 1;
    private static final int FRAME_MAX = 65_535;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> boards = new ArrayList<>();
    private final Map<Key, TcpConversation> open = new HashMap<>();
    private Instant beginning = Instant.EPOCH;
    private Duration now = Duration.ZERO;

    private record Key(String board, long connection) {}

    @Override
    public void begin(RecordingStart start) {
        beginning = start.beginning();
        now = start.at();
        start.plan().boards().stream().map(DeviceSettings::id).forEach(id -> boards.add(id.text()));
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4);
        header.putLong(0).putInt(FRAME_MAX).putInt(ETHERNET);
        bytes.writeBytes(header.array());
        start.open().forEach(this::conversation);
    }

    @Override
    public void write(EventLog.Entry entry) {
        switch (entry.event()) {
            case ConnectionChanged it -> {
                at(it.at());
                changed(it);
            }
            case BytesCarried it -> {
                at(it.at());
                TcpConversation known = open.get(new Key(it.board(), it.connection()));
                if (known != null) {
                    known.carried(it.toBroker(), it.bytes().bytes());
                }
            }
            default -> {}
        }
    }

    private void changed(ConnectionChanged it) {
        Key key = new Key(it.board(), it.connection());
        if (it.kind() == Tap.Kind.OPENED) {
            conversation(it);
        }
        TcpConversation known = open.get(key);
        switch (it.kind()) {
            case OPENED -> {
                if (known != null) {
                    known.opened();
                }
            }
            case REFUSED -> {
                conversation(it);
                TcpConversation refused = open.remove(key);
                if (refused != null) {
                    refused.refused();
                }
            }
            case CLOSED_BY_BOARD, CLOSED_BY_BROKER -> {
                open.remove(key);
                if (known != null) {
                    known.closed(it.kind() == Tap.Kind.CLOSED_BY_BOARD);
                }
            }
            case RESET -> {
                open.remove(key);
                if (known != null) {
                    known.reset();
                }
            }
            case LOST -> open.remove(key); // nobody sends anything
        }
    }

    /// One whose ends have no addresses cannot be in a frame.
    private void conversation(ConnectionChanged it) {
        int number = boards.indexOf(it.board());
        if (number < 0 || it.from().isUnresolved() || it.to().isUnresolved()) {
            return;
        }
        LanHost board = LanHost.board(number, it.from(), it.to().getAddress());
        open.put(
                new Key(it.board(), it.connection()),
                new TcpConversation(
                        board, LanHost.other(it.to(), board), it.connection(), this::frame));
    }

    private void at(Duration at) {
        now = at.compareTo(now) > 0 ? at : now;
    }

    private void frame(byte[] frame) {
        Instant when = beginning.plus(now);
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt((int) when.getEpochSecond()).putInt(when.getNano());
        header.putInt(frame.length).putInt(frame.length);
        bytes.writeBytes(header.array());
        bytes.writeBytes(frame);
    }

    @Override
    public void missed(Missed missed) {
        missed.bytes()
                .forEach((direction, size) -> {
                    TcpConversation known =
                            open.get(new Key(direction.board(), direction.connection()));
                    if (known != null) {
                        known.missed(direction.toBroker(), size);
                    }
                });
    }

    @Override
    public void end(Duration at) {}

    @Override
    public byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
