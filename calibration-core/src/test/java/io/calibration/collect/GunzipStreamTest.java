package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gzip -t} accepts is unpacked, and what it refuses is refused: {@code gzip} itself is asked where there is one. */
class GunzipStreamTest {

    private static final int EXTRA_NAME_COMMENT_CRC = 0x1e;

    @TempDir
    Path folder;

    private static byte[] member(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The member with all that a header may have. */
    private static byte[] withLongHeader(byte[] member) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(member, 0, 3);
        header.write(EXTRA_NAME_COMMENT_CRC);
        header.write(member, 4, 6);
        header.writeBytes(new byte[] {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        header.write((int) crc.getValue());
        header.write((int) crc.getValue() >> 8);
        header.write(member, 10, member.length - 10);
        return header.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] three() throws IOException {
        return concat(member("first\n"), withLongHeader(member("the second, the second\n")), member("third"));
    }

    /** The content, or null when it is refused; read in pieces, from a stream that gives a few bytes at a time. */
    private static byte @Nullable [] unpacked(byte[] packed) {
        InputStream few = new FilterInputStream(new ByteArrayInputStream(packed)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 7));
            }
        };
        try (InputStream in = new GunzipStream(few)) {
            return in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /** Every byte flipped in three ways, every length, and at every place a byte more. */
    private static List<byte[]> changed(byte[] whole) {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            for (int mask : new int[] {0x01, 0x20, 0xff}) {
                byte[] flipped = whole.clone();
                flipped[i] ^= (byte) mask;
                files.add(flipped);
            }
            files.add(Arrays.copyOf(whole, i));
            byte[] end = Arrays.copyOfRange(whole, i, whole.length);
            files.add(concat(Arrays.copyOf(whole, i), new byte[] {0}, end));
            files.add(concat(Arrays.copyOf(whole, i), new byte[] {0x1f}, end));
        }
        return files;
    }

    private static List<byte[]> appended(byte[] whole) throws IOException {
        List<byte[]> files = new ArrayList<>(List.of(whole));
        for (byte[] more : new byte[][] {
            {0}, {0, 0}, {'x'}, {0x1f}, {0x1f, (byte) 0x8b}, {0, 'x'}, {0, 0, 0, 'x'}, {'\n'}, new byte[1_000]
        }) {
            files.add(concat(whole, more));
        }
        files.add(concat(whole, new byte[512], member("fourth"))); // zeros are the end, so this is garbage
        files.add(concat(whole, member("")));
        files.add(concat(whole, "{\"plain\":1}\n".getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    @Test
    void the_verdict_and_the_content_are_those_of_gzip() throws IOException, InterruptedException {
        List<byte[]> files = new ArrayList<>(changed(three()));
        files.addAll(appended(three()));
        List<byte @Nullable []> expected = judged(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(unpacked(files.get(i))).as("file %d", i).isEqualTo(expected.get(i));
        }
        assertThat(expected).filteredOn(content -> content != null).hasSizeGreaterThan(20);
    }

    /** What {@code gzip -dc} makes of each file, or null where {@code gzip -t} refuses it. */
    private List<byte @Nullable []> judged(List<byte[]> files) throws IOException, InterruptedException {
        for (int i = 0; i < files.size(); i++) {
            Files.write(folder.resolve(i + ".gz"), files.get(i));
        }
        String script = "gzip --version >/dev/null 2>&1 || exit 99; for f in *.gz; do"
                + " gzip -t $f 2>/dev/null && gzip -dc $f >$f.out; done; exit 0";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        shell.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "There is no shell to ask gzip in.");
        assumeTrue(shell.start().waitFor() == 0, "There is no gzip to ask.");
        List<byte @Nullable []> contents = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path out = folder.resolve(i + ".gz.out");
            contents.add(Files.exists(out) ? Files.readAllBytes(out) : null);
        }
        return contents;
    }

    @Test
    void members_whole_empty_and_padded_with_zeros_are_unpacked() throws IOException {
        byte[] content = "first\nthe second, the second\nthird".getBytes(StandardCharsets.UTF_8);
        for (byte[] more : new byte[][] {{}, {0}, new byte[100_000], member(""), concat(member(""), member(""))}) {
            assertThat(unpacked(concat(three(), more))).isEqualTo(content);
        }
    }

    /** As {@code gzip -t} 1.12 answers, for where there is none to ask. */
    @Test
    void what_is_no_member_is_refused_wherever_it_stands() throws IOException {
        byte[] two = concat(member("first\n"), member("second\n"));
        int second = member("first\n").length;
        for (int place : new int[] {0, 1, 2, 3, second, second + 1, second + 2, two.length - 8, two.length - 4}) {
            byte[] damaged = two.clone();
            damaged[place] ^= (byte) 0xe1;
            assertThat(unpacked(damaged)).as("damaged at %d", place).isNull();
        }
        for (int length = 0; length < two.length; length++) {
            byte @Nullable [] content = unpacked(Arrays.copyOf(two, length));
            assertThat(content != null).as("cut at %d", length).isEqualTo(length == second);
        }
        for (byte[] more : new byte[][] {{'x'}, {0x1f}, {0, 'x'}, {'{', '}'}, {0x1f, (byte) 0x9d, 0, 0}}) {
            assertThat(unpacked(concat(two, more))).as(Arrays.toString(more)).isNull();
        }
        byte[] header = withLongHeader(member("x"));
        header[10] ^= 1; // the length of what is extra: the checksum tells
        assertThat(unpacked(header)).isNull();
        assertThat(unpacked(withLongHeader(member("x")))).isEqualTo(new byte[] {'x'});
    }
}
