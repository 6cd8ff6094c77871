package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PartBytesTest {

    private static final MetricsPart PART = RandomSnapshots.snapshot(3, 500).metrics();
    private static final byte[] BYTES = PartFiles.toBytes(PART);
    private static final int BODY = header(BYTES).length();

    @Property(tries = 60)
    void a_part_read_back_is_the_one_written(@ForAll("snapshots") MetricsSnapshot snapshot) {
        byte[] bytes = PartFiles.toBytes(snapshot.metrics());
        MetricsPart read = PartFiles.fromBytes(bytes);
        assertThat(read).isEqualTo(snapshot.metrics());
        assertThat(PartFiles.toBytes(read)).isEqualTo(bytes);
        assertThat(SnapshotJson.write(
                        new MetricsSnapshot(snapshot.window(), read, snapshot.privacy()), snapshot.privacy()))
                .isEqualTo(SnapshotJson.write(snapshot, snapshot.privacy()));
    }

    @Test
    void a_part_is_small_and_says_in_its_first_line_that_it_is_confidential() {
        assertThat(header(BYTES)).contains("format 3", "as confidential as the scan results");
        byte[] many = PartFiles.toBytes(RandomSnapshots.snapshot(3, 20_000).metrics());
        assertThat(many.length).isLessThan(60_000);
    }

    @Test
    void every_truncation_is_refused() {
        for (int length = 0; length < BYTES.length; length++) {
            assertRefused(Arrays.copyOf(BYTES, length));
        }
        assertRefused(Arrays.copyOf(BYTES, BYTES.length + 1));
    }

    @Test
    void every_flipped_byte_is_refused() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] flipped = BYTES.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
            assertRefused(flipped);
        }
        byte[] late = BYTES.clone();
        late[BODY + 9] ^= 1;
        assertThatThrownBy(() -> PartFiles.fromBytes(late)).hasMessageContaining("is cut off or was changed");
    }

    /** The digest protects from accidents, not from somebody who computes it anew; what is read must make sense then too. */
    @Property(tries = 1_000)
    void forged_bytes_are_refused_or_are_another_sound_part(@ForAll Random random) {
        byte[] forged = BYTES.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            forged[BODY + random.nextInt(forged.length - BODY - 32)] = (byte) random.nextInt(256);
        }
        byte[] sealed = sealed(forged);
        readOrRefuse(sealed);
    }

    @Property(tries = 300)
    void a_forged_part_cut_off_anywhere_is_refused(@ForAll Random random) {
        byte[] cut = Arrays.copyOf(BYTES, BODY + random.nextInt(BYTES.length - BODY - 33) + 32);
        assertRefused(sealed(cut));
    }

    @Test
    void a_size_that_the_bytes_cannot_hold_is_refused_before_anything_is_allocated() {
        byte[] claim = {(byte) 0xf0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
        assertThatThrownBy(() -> new ByteSource(claim, 0, claim.length).size(0, 3))
                .isInstanceOf(InvalidDocumentException.class);
        for (int at = BODY; at < BYTES.length - 32; at += 3) {
            ByteArrayOutputStream forged = new ByteArrayOutputStream();
            forged.write(BYTES, 0, at);
            forged.writeBytes(claim);
            forged.write(BYTES, at + 1, BYTES.length - at - 1);
            byte[] sealed = sealed(forged.toByteArray());
            long before = allocated();
            readOrRefuse(sealed);
            assertThat(allocated() - before).isLessThan(16 << 20);
        }
    }

    @Test
    void a_newer_format_is_refused_by_name() {
        byte[] newer = new String(BYTES, StandardCharsets.ISO_8859_1)
                .replaceFirst("format \\d", "format 27")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PartFiles.fromBytes(newer)).hasMessageContaining("is of format 27");
        assertThatThrownBy(() -> PartFiles.fromBytes("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is not a part");
    }

    @Test
    void a_part_that_does_not_fit_its_layout_is_not_written() {
        MetricsPart other = RandomSnapshots.snapshot(4, 50).metrics();
        MetricsPart odd = new MetricsPart(
                other.layout(),
                other.intake(),
                other.decisions(),
                other.scores(),
                other.categories(),
                other.flags(),
                other.escalations(),
                other.tiers(),
                new MetricsPart.Sufficiency(-1, 0, 0),
                other.confidence(),
                other.outcomes(),
                other.days(),
                other.notScored(),
                other.groups(),
                other.dimensions());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartFiles.toBytes(odd))
                .withMessageContaining("-1");
    }

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.upTo(800);
    }

    private static void readOrRefuse(byte[] sealed) {
        try {
            MetricsPart read = PartFiles.fromBytes(sealed);
            assertThat(PartFiles.toBytes(read)).isEqualTo(sealed);
            assertThat(read.equals(PART)).isEqualTo(Arrays.equals(sealed, BYTES));
        } catch (InvalidDocumentException e) {
            assertThat(e.mistakes()).hasSize(1);
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> PartFiles.fromBytes(bytes)).isInstanceOf(InvalidDocumentException.class);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static String header(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf('\n') + 1);
    }

    /** With a digest that is right. */
    private static byte[] sealed(byte[] bytes) {
        try {
            byte[] sealed = bytes.clone();
            byte[] content = Arrays.copyOf(bytes, bytes.length - 32);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            System.arraycopy(digest, 0, sealed, content.length, 32);
            return sealed;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
