package io.calibration.approval;

import io.calibration.approval.FieldsDigest.Binding;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes a log as somebody might who wants it to be read in two ways. Most changes are chained anew, so that the rules behind the chain
 * are reached.
 */
final class LogMutations {

    private static final Pattern LINE =
            Pattern.compile("\\{\"hash\":\"[0-9a-f]{64}\",\"entry\":(.*)}\n", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":(\"[^\"]*\"|\\[[^\\]]*]|[^,}\\[\"]*)");
    private static final Pattern PREVIOUS = Pattern.compile("(\"previous\":\")[^\"]*\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":[^,]*,");
    private static final List<String> ODD = List.of("""
            0 1 2 -1 -0 01 1.0 1e0 1E3 +1 59 60 86400 1209600 1209601 2147483647 2147483648 9007199254740991
            9007199254740992 99999999999999999999 null true false "" "1" "true" [] {} [""] ["human:ann"]
            ["human:bo","human:bo"] "human:ann" "human:bo" "human:job" "service:job" "service:bo" "human:"
            "human:human:bo" "human:system:bootstrap" "Human:bo" "human:BO" "1.0.0" "1.1.0" "1.2.0" "1.1.0-rc.1"
            "1.1.0-rc.01" "1.1.0-01a" "1.1.0--" "1.1.0-" "1.1.0+b" "01.1.0" "1.1" "1.1.9999999999" "1.1.0-9999999999"
            "proposed" "approved" "rejected" "activated" "rolled_back" "refused" "withdrawn" "unscheduled"
            "deprecated" "activate" "activate_due" ["expired"] ["expired","expired"] ["EXPIRED"] ["unknown"]
            "memory:corpus" "dating" "chess"
            """.strip().split("\\s+"));

    private final Random random;

    LogMutations(Random random) {
        this.random = random;
    }

    /** One change, or a few; entries may come from the other log, too. */
    String of(String file, String other) {
        List<String> texts = texts(file);
        for (int i = random.nextInt(2) * random.nextInt(3); i >= 0; i--) {
            change(texts, texts(other));
        }
        if (random.nextInt(4) > 0) {
            number(texts);
        }
        String written = random.nextInt(8) > 0 ? chained(texts) : unchained(texts);
        return random.nextInt(12) == 0 ? bytes(written) : written;
    }

    /** The entries; what is no line at all is taken for one. */
    private static List<String> texts(String file) {
        List<String> texts = new ArrayList<>();
        file.lines().map(line -> line + "\n").forEach(line -> {
            Matcher parts = LINE.matcher(line);
            texts.add(parts.matches() ? parts.group(1) : line.strip());
        });
        return texts;
    }

    private void change(List<String> texts, List<String> other) {
        if (texts.isEmpty() || random.nextInt(5) == 0) {
            entries(texts, other);
        } else {
            int at = random.nextInt(texts.size());
            String changed = field(texts.get(at), texts.get(random.nextInt(texts.size())));
            String bound = random.nextInt(4) > 0 ? bound(changed, texts) : changed;
            texts.set(at, bound);
        }
    }

    private void entries(List<String> texts, List<String> other) {
        int at = texts.isEmpty() ? 0 : random.nextInt(texts.size());
        switch (texts.isEmpty() ? 0 : random.nextInt(5)) {
            case 0 -> texts.addAll(at, other.isEmpty() ? List.of() : List.of(other.get(random.nextInt(other.size()))));
            case 1 -> texts.remove(at);
            case 2 -> Collections.swap(texts, at, random.nextInt(texts.size()));
            case 3 -> texts.add(random.nextInt(texts.size() + 1), texts.get(at));
            default -> texts.subList(at, texts.size()).clear();
        }
    }

    /** Another value, place or form for a field of an entry. */
    private String field(String text, String other) {
        List<MatchResult> fields = FIELD.matcher(text).results().toList();
        if (fields.isEmpty()) {
            return bytes(text);
        }
        MatchResult field = fields.get(random.nextInt(fields.size()));
        MatchResult next = fields.get(random.nextInt(fields.size()));
        String value = field.group(2);
        String instead = switch (random.nextInt(20)) {
            case 0 -> next.group();
            case 1 -> field.group() + "," + next.group();
            case 2 -> named(field, next.group(2));
            case 3 -> named(field, bytes(value));
            case 4 -> named(field, escaped(value));
            case 5 -> "";
            case 6, 7 -> named(field, ODD.get(random.nextInt(ODD.size())));
            case 8, 9, 10, 11 -> named(field, nudged(value));
            default -> named(field, valueIn(other, field));
        };
        String changed = text.substring(0, field.start()) + instead + text.substring(field.end());
        return instead.isEmpty() ? changed.replace(",,", ",").replace("{,", "{").replace(",}", "}") : changed;
    }

    private static String named(MatchResult field, String value) {
        return "\"" + field.group(1) + "\":" + value;
    }

    private static String valueIn(String other, MatchResult field) {
        return FIELD.matcher(other)
                .results()
                .filter(each -> each.group(1).equals(field.group(1)))
                .map(each -> each.group(2))
                .findFirst()
                .orElse(field.group(2));
    }

    private String nudged(String number) {
        boolean digits = number.matches("[0-9]{1,16}");
        List<Long> steps = List.of(-1L, 1L, 60L, 3_600_000_000L, -3_600_000_000L, 1_209_600_000_000L);
        return digits
                ? "" + (Long.parseLong(number) + steps.get(random.nextInt(steps.size())))
                : number.toUpperCase(Locale.ROOT);
    }

    private String escaped(String value) {
        int at = value.length() < 3 ? 0 : 1 + random.nextInt(value.length() - 2);
        return value.substring(0, at)
                + String.format("\\u%04x", (int) (value + "x").charAt(at))
                + value.substring(Math.min(value.length(), at + 1));
    }

    /** A character more, less or in place of another. */
    private String bytes(String text) {
        int at = random.nextInt(text.length() + 1);
        List<String> odd = List.of(
                " ", "\t", "\r", "\n", "\0", "\"", "\\", ",", "{", "}", "0", "a", "A", "\u00e9", "\u2028", "\u0661",
                "\ufeff", "\u0080");
        String more = random.nextInt(4) == 0 ? "" : odd.get(random.nextInt(odd.size()));
        return text.substring(0, at) + more + text.substring(Math.min(text.length(), at + random.nextInt(2)));
    }

    /** With the binding digest that belongs to what is submitted now; whoever referred to the old one does to this one. */
    private static String bound(String text, List<String> texts) {
        try {
            AuditEntry entry = AuditJson.read(text);
            if (entry.event() instanceof RegistryEvent.Submitted e) {
                Binding binding = new Binding(
                        entry.store(),
                        entry.scope(),
                        e.version(),
                        e.content(),
                        e.base(),
                        e.evidence(),
                        entry.policy(),
                        e.round());
                UnaryOperator<String> refer =
                        each -> each.replace(e.binding().hex(), binding.digest().hex());
                texts.replaceAll(refer);
                return refer.apply(text);
            }
        } catch (IllegalArgumentException e) {
            // is no entry any more; then there is nothing to bind
        }
        return text;
    }

    /** Numbers in their places, and each request asked once. */
    private static void number(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String numbered = SEQ.matcher(texts.get(i)).replaceFirst("\"seq\":" + (i + 1) + ",");
            texts.set(
                    i,
                    numbered.replaceFirst("\"request\":\"request-[0-9]+\"", "\"request\":\"request-" + (i + 1) + "\""));
        }
    }

    private static String chained(List<String> texts) {
        StringBuilder file = new StringBuilder();
        String previous = texts.isEmpty() ? "" : genesis(texts.get(0));
        for (String text : texts) {
            String hung = PREVIOUS.matcher(text).replaceFirst("$1" + previous + "\"");
            previous = AuditLine.hash(hung).hex();
            file.append(line(previous, hung));
        }
        return file.toString();
    }

    private String unchained(List<String> texts) {
        StringBuilder file = new StringBuilder();
        texts.forEach(text -> file.append(
                line(AuditLine.hash(random.nextInt(9) == 0 ? "" : text).hex(), text)));
        return file.toString();
    }

    private static String line(String hash, String text) {
        return "{\"hash\":\"" + hash + "\",\"entry\":" + text + "}\n";
    }

    private static String genesis(String first) {
        Matcher origin =
                Pattern.compile("\"store\":\"([^\"]*)\",\"scope\":\"([^\"]*)\"").matcher(first);
        String whose = origin.find() ? origin.group(1) + "\n" + origin.group(2) : "";
        return WrittenLog.some("io.calibration.genesis.v1\n" + whose + "\n").hex();
    }
}
