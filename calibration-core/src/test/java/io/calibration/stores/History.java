package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What clients saw, held against the log. */
final class History {

    private final Map<String, Long> seqs = new HashMap<>();
    private final List<AuditLine> lines;

    private History(RegistryStore store) {
        lines = store.audit(StoreClient.SCOPE, 0, Integer.MAX_VALUE);
        lines.forEach(line -> seqs.put(line.request().value(), line.seq()));
        assertThat(lines)
                .extracting(AuditLine::seq)
                .isEqualTo(LongStream.rangeClosed(1, lines.size()).boxed().toList());
        assertThat(seqs).hasSameSizeAs(lines);
        assertThat(StoreClient.registry(store).log().verify().failures()).isEmpty();
    }

    /** The log is whole, and everything acknowledged stands in it where it was said to. */
    static int holdsAll(RegistryStore store, List<Operation> acknowledged) {
        return new History(store).check(acknowledged);
    }

    /** And besides there is nothing in it, so that no command was done twice or by nobody. */
    static void holdsJust(RegistryStore store, List<Operation> acknowledged) {
        History history = new History(store);
        int commands = history.check(acknowledged);
        assertThat(history.lines).hasSize(commands + 1); // and the bootstrap
    }

    private int check(List<Operation> acknowledged) {
        List<Operation> placed = new ArrayList<>();
        int commands = 0;
        for (Operation operation : acknowledged) {
            if (operation.isRead()) {
                placed.add(operation);
                continue;
            }
            commands++;
            Long seq = seqs.get(operation.request());
            assertThat(seq).as("%s is in the log", operation).isNotNull();
            assertThat(operation.seq()).isIn(0L, seq);
            placed.add(new Operation(operation.start(), operation.end(), seq, operation.request()));
        }
        checkOrder(placed);
        return commands;
    }

    /** Linearizable by revision: what began after something had ended saw it, or came behind it. */
    private static void checkOrder(List<Operation> operations) {
        List<Operation> byEnd = new ArrayList<>(operations);
        byEnd.sort(Comparator.comparingLong(Operation::end));
        List<Operation> byStart = new ArrayList<>(operations);
        byStart.sort(Comparator.comparingLong(Operation::start));
        long greatest = 0;
        int ended = 0;
        for (Operation operation : byStart) {
            while (byEnd.get(ended).end() < operation.start()) {
                greatest = Math.max(greatest, byEnd.get(ended++).seq());
            }
            assertThat(operation.seq())
                    .as("%s", operation)
                    .isGreaterThanOrEqualTo(operation.isRead() ? greatest : greatest + 1);
        }
    }
}
