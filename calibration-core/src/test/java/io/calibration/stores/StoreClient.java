package io.calibration.stores;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.internal.WholeFiles;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Sends mixed commands to a store, in a thread of a test or as a program of its own, and says what was acknowledged. */
final class StoreClient {

    static final ScopeId SCOPE = new ScopeId("clients");
    static final Version V1 = new Version("1.0.0");
    static final String WHY = "For a test.";

    private static final Actor AUTHOR = Actor.human("author");
    private static final Actor REVIEWER = Actor.human("reviewer");
    private static final Actor OPERATOR = Actor.human("operator");

    private final RegistryStore store;
    private final Registry registry;
    private final String name;
    private final SplittableRandom random;
    private int sent;

    StoreClient(RegistryStore store, String name) {
        this.store = store;
        this.name = name;
        random = new SplittableRandom(name.hashCode());
        registry = registry(store);
    }

    static Registry registry(RegistryStore store) {
        return registry(store, SCOPE);
    }

    private static Registry registry(RegistryStore store, ScopeId scope) {
        return Registry.builder()
                .store(store)
                .scope(scope)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .build();
    }

    static void bootstrap(RegistryStore store) {
        bootstrap(store, SCOPE);
    }

    static void bootstrap(RegistryStore store, ScopeId scope) {
        registry(store, scope).execute(bootstrap());
    }

    static Command.Bootstrap bootstrap() {
        return new Command.Bootstrap(Actor.human("admin"), V1, config(V1), WHY);
    }

    /**
     * Folder, name, milliseconds; or folder, {@code hold}, milliseconds, to keep the scope locked; or folder, {@code once},
     * milliseconds, to read and command once, as soon as it gets in within that time.
     */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        Path folder = Path.of(arguments[0]);
        Duration time = Duration.ofMillis(Long.parseLong(arguments[2]));
        try {
            switch (arguments[1]) {
                case "hold" -> hold(folder, time, out);
                case "once" ->
                    new StoreClient(FileRegistryStore.open(folder, WholeFiles.ON_DISK, time), "once")
                            .round(operation -> out.println(operation.line()));
                default ->
                    new StoreClient(FileRegistryStore.open(folder), arguments[1])
                            .run(time, operation -> out.println(operation.line()));
            }
        } catch (RegistryStoreException e) {
            out.println("! " + e.getMessage());
            System.exit(3);
        }
    }

    private static void hold(Path folder, Duration time, PrintStream out) {
        FileRegistryStore.open(folder).commit(SCOPE, new RequestId("hold"), (state, now) -> {
            out.println("held");
            LockSupport.parkNanos(time.toNanos());
            return Optional.empty();
        });
    }

    /** Reads and commands in turn, until the time is over. */
    void run(Duration time, Consumer<Operation> acknowledged) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            round(acknowledged);
        }
    }

    private void round(Consumer<Operation> acknowledged) {
        long start = System.nanoTime();
        ScopeState state = store.load(SCOPE).orElseThrow();
        acknowledged.accept(new Operation(start, System.nanoTime(), state.revision(), "-"));
        acknowledged.accept(send(command(state)));
    }

    private Operation send(Command command) {
        RequestId request = new RequestId(name + "-" + sent++);
        long start = System.nanoTime();
        CommandResult answer = registry.execute(request, command);
        long end = System.nanoTime();
        long seq = answer instanceof CommandResult.Applied applied
                ? applied.entry().seq()
                : 0;
        return new Operation(start, end, seq, request.value());
    }

    private Command command(ScopeState state) {
        Version active = state.active().orElseThrow().version();
        int count = state.versions().size();
        Version some = new Version("1." + random.nextInt(Math.max(0, count - 4), count) + ".0");
        return switch (random.nextInt(9)) {
            case 0, 1 -> submission(new Version("1." + count + ".0"), active);
            case 2, 3, 4 ->
                new Command.Approve(
                        REVIEWER, some, state.version(some).orElseThrow().binding(), WHY);
            case 5, 6 -> new Command.Activate(OPERATOR, some, active);
            case 7 -> new Command.Withdraw(AUTHOR, some, WHY);
            default -> new Command.RollBack(OPERATOR, some, active, WHY);
        };
    }

    static Command.Submit submission(Version version, Version base) {
        Content summary = Content.utf8("summary of " + version);
        return new Command.Submit(AUTHOR, version, config(version), base, List.of(AUTHOR), ReviewMaterial.of(summary));
    }

    static Command.Approve approval(RegistryStore store, Version version) {
        Digest shown = registry(store).bindingDigest(version).orElseThrow();
        return new Command.Approve(REVIEWER, version, shown, WHY);
    }

    static Command.Activate activation(Version version, Version active) {
        return new Command.Activate(OPERATOR, version, active);
    }

    static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"changed_in\":\"" + version + "\",\"note\":\""
                + "x".repeat(100) + "\"}");
    }
}
