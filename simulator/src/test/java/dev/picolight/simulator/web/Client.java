package dev.picolight.simulator.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Asks a page's server with whatever headers, as no well-behaved client could.
final class Client {
    /// The first request loads the server, which takes seconds on a busy machine.
    private static final int PATIENCE_MILLIS = 30_000;

    /// @param head all header lines
    record Answer(int status, String head, String body) {}

    private final URI page;

    Client(String url) {
        this.page = URI.create(url);
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, "", headers);
    }

    /// With a body of JSON.
    Answer json(String method, String path, String body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Content-Type: application/json"));
        all.addAll(List.of(headers));
        return ask(method, path, body, all.toArray(String[]::new));
    }

    Answer ask(String method, String path, String body, String... headers) throws IOException {
        try (Socket socket = send(method, path, body, "close", headers)) {
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(all.split(" ", 3)[1]),
                    all.substring(0, end),
                    all.substring(end + 4));
        }
    }

    /// The first events of a stream: so many lines that begin with this.
    List<String> hear(String path, String begin, int count, String... headers) throws IOException {
        try (Socket socket = send("GET", path, "", "keep-alive", headers)) {
            InputStream in = socket.getInputStream();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> heard = new ArrayList<>();
            while (heard.size() < count) {
                String line = Objects.requireNonNull(lines.readLine(), "the stream has ended");
                if (line.startsWith(begin)) {
                    heard.add(line);
                }
            }
            return heard;
        }
    }

    private Socket send(
            String method, String path, String body, String connection, String... headers)
            throws IOException {
        Socket socket = new Socket(page.getHost(), page.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(it -> it.startsWith("Host:"))) {
            head.append("Host: ").append(page.getAuthority()).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: ").append(connection).append("\r\nContent-Length: ");
        head.append(bytes.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return socket;
    }
}
