package dev.picolight.simulator.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The two streams of a [LinkSocket].
final class LinkStreams {
    private LinkStreams() {}

    static final class In extends InputStream {
        private final LinkSocket socket;

        In(LinkSocket socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return socket.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return socket.available();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    static final class Out extends OutputStream {
        private final LinkSocket socket;

        Out(LinkSocket socket) {
            this.socket = socket;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            socket.write(bytes, offset, length);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
