package io.calibration.cli.registry;

import io.calibration.approval.Registry;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which registry is meant, and which scope of it. */
final class RegistryOptions {

    private static final ScopeId DEFAULT = new ScopeId("default");

    @Option(
            names = "--registry", // not required, so that --help needs none; asked for by place()
            scope = ScopeType.INHERIT,
            paramLabel = "PLACE",
            description = "the registry: its folder, or its database, such as jdbc:h2:./registry")
    @Nullable
    Place place;

    /** Its former name. */
    @Option(names = "--db", hidden = true, scope = ScopeType.INHERIT)
    void db(Place named) {
        place = named;
    }

    @Option(
            names = "--scope",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "the scoring system; default: \"default\"")
    @Nullable
    ScopeId scope;

    /** The registry that is there, or else a new one. */
    Registry create() {
        return registry(place().create());
    }

    Registry reading() {
        return known(place().read());
    }

    Registry deciding() {
        return known(place().open());
    }

    /** Who named none may look for another. */
    void tellOthers(List<ScopeId> scopes, PrintStream out) {
        if (scope == null && scopes.size() > 1) {
            out.println("This is scope " + DEFAULT + " of these, to be named with --scope: " + words(scopes) + ".");
        }
    }

    /** An empty scope answers every question as if all were well. */
    Registry known(RegistryStore store) {
        List<ScopeId> scopes = store.scopes();
        // What has a log and no head is damaged, not unknown: the store says so when it loads it
        if (!scopes.contains(scope()) && store.load(scope()).isEmpty()) {
            throw new IllegalArgumentException("There is no version in scope " + scope() + ". "
                    + (scopes.isEmpty()
                            ? "The registry has none at all: bootstrap the config that is in use."
                            : "The registry has these, to be named with --scope: " + words(scopes) + "."));
        }
        return registry(store);
    }

    private Registry registry(RegistryStore store) {
        return Registry.builder().store(store).scope(scope()).build();
    }

    private static String words(List<ScopeId> scopes) {
        return scopes.stream().map(ScopeId::value).collect(Collectors.joining(", "));
    }

    private ScopeId scope() {
        return scope == null ? DEFAULT : scope;
    }

    Place place() {
        if (place == null) {
            throw new IllegalArgumentException(
                    "Name the registry: --registry with its folder, or with the JDBC URL of its database.");
        }
        return place;
    }
}
