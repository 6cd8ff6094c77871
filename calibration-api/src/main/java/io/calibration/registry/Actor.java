package io.calibration.registry;

import java.util.Locale;

/**
 * Who does something: a person or a service. The library cannot prove it; the caller authenticates. Ids are opaque: use a key of
 * your own directory rather than a name or a mail address, because the audit log keeps it for good.
 *
 * @param kind person or service
 * @param id an opaque id, {@code [a-z0-9._:@-]{1,128}}, that does not begin with a kind and a colon: {@code human:service:job} would
 *     pass for another one than {@code service:job}
 */
public record Actor(Kind kind, String id) {

    /** Registers the first version of a scope, so that the person who bootstraps is its reviewer and not its author. */
    public static final Actor BOOTSTRAP = service("system:bootstrap");

    /** What an actor is. Only a person may approve. */
    public enum Kind {
        /** A person. */
        HUMAN,
        /** A program. */
        SERVICE
    }

    /** @throws IllegalArgumentException when the id is not of that form */
    public Actor {
        OpaqueId.check("actor", id);
        if (beginsWithKind(id)) {
            throw new IllegalArgumentException("The actor id must not begin with human: or service:");
        }
    }

    /** The person with this id. */
    public static Actor human(String id) {
        return new Actor(Kind.HUMAN, id);
    }

    /** The service with this id. */
    public static Actor service(String id) {
        return new Actor(Kind.SERVICE, id);
    }

    /**
     * Reads {@code human:ID} or {@code service:ID}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static Actor parse(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = prefix(kind);
            if (text.startsWith(prefix)) {
                return new Actor(kind, text.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("An actor is written human:ID or service:ID.");
    }

    /** Whether this is a person. */
    public boolean isHuman() {
        return kind == Kind.HUMAN;
    }

    /** Whether both carry one id. Duties are separated by id, so that nobody is a second person by being a service too. */
    public boolean sameId(Actor other) {
        return id.equals(other.id);
    }

    /** {@code human:ID} or {@code service:ID}. */
    @Override
    public String toString() {
        return prefix(kind) + id;
    }

    private static boolean beginsWithKind(String text) {
        return text.startsWith(prefix(Kind.HUMAN)) || text.startsWith(prefix(Kind.SERVICE));
    }

    private static String prefix(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ":";
    }
}
