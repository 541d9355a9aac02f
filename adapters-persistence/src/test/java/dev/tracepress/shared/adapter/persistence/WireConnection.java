package dev.tracepress.shared.adapter.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One side of a conversation in PostgreSQL's protocol, message by message. */
final class WireConnection implements AutoCloseable {

    private static final int LENGTH = 4;
    private static final int VERSION = 3 << 16;

    private final Socket socket;
    private final DataInputStream in;

    WireConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    void write(byte[] messages) throws IOException {
        socket.getOutputStream().write(messages);
    }

    /** Says the first words of a client; what the server answers until it is ready. */
    byte[] greeted(String user, String database) throws IOException {
        var words = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        return asked(ByteBuffer.allocate(2 * LENGTH + words.length)
                .putInt(2 * LENGTH + words.length)
                .putInt(VERSION)
                .put(words)
                .array());
    }

    /** The names of what a client says of itself before anything else. */
    List<String> startup() throws IOException {
        var said = in.readNBytes(in.readInt() - LENGTH);
        if (ByteBuffer.wrap(said).getInt() != VERSION) {
            throw new EOFException("it wants something else");
        }
        var words = new String(said, LENGTH, said.length - LENGTH, StandardCharsets.UTF_8).split("\0", -1);
        var names = new ArrayList<String>();
        for (var word = 0; word + 1 < words.length && !words[word].isEmpty(); word += 2) {
            names.add(words[word]);
        }
        return names;
    }

    /** All that a client says until it waits for an answer: a query, or a sync. Nothing once it is gone. */
    byte[] turn() throws IOException {
        var said = new ByteArrayOutputStream();
        try {
            for (var type = ' '; type != 'Q' && type != 'S'; ) {
                type = (char) in.readUnsignedByte();
                if (type == 'X') {
                    return new byte[0];
                }
                said.writeBytes(message(type, in.readNBytes(in.readInt() - LENGTH)));
            }
        } catch (EOFException _) {
            return new byte[0];
        }
        return said.toByteArray();
    }

    /** What the server answers until it is ready; the last byte says whether a transaction is open. */
    byte[] asked(byte[] said) throws IOException {
        write(said);
        var answer = new ByteArrayOutputStream();
        for (var type = ' '; type != 'Z'; ) {
            type = (char) in.readUnsignedByte();
            answer.writeBytes(message(type, in.readNBytes(in.readInt() - LENGTH)));
        }
        return answer.toByteArray();
    }

    /** The same greeting with another key, as if of another process of the server. */
    static byte[] withKey(byte[] greeting, int number) throws IOException {
        var told = new ByteArrayOutputStream();
        var messages = new DataInputStream(new ByteArrayInputStream(greeting));
        while (messages.available() > 0) {
            var type = (char) messages.readUnsignedByte();
            var body = messages.readNBytes(messages.readInt() - LENGTH);
            told.writeBytes(message(
                    type,
                    type == 'K'
                            ? ByteBuffer.allocate(2 * LENGTH)
                                    .putInt(-number)
                                    .putInt(number)
                                    .array()
                            : body));
        }
        return told.toByteArray();
    }

    static byte[] query(String sql) {
        return message('Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
    }

    static byte[] message(char type, byte[] body) {
        return ByteBuffer.allocate(1 + LENGTH + body.length)
                .put((byte) type)
                .putInt(LENGTH + body.length)
                .put(body)
                .array();
    }
}
