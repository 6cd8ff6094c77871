package io.calibration.json;

import io.calibration.config.ScoringConfig;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Bean Validation of what people wrote; each violation becomes a mistake at its JSON Pointer. Thread-safe. */
final class Validation {

    /** The messages are our own and plain, so no expression language is needed. */
    private static final Validator VALIDATOR = jakarta.validation.Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Validation() {}

    /** Adds each violation whose place is not known to be wrong already. */
    static void check(Object value, Mistakes mistakes) {
        VALIDATOR.validate(value).stream()
                .map(violation -> new Mistake(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Mistake::pointer).thenComparing(Mistake::message))
                .forEach(mistake -> mistakes.addUnlessKnown(mistake.pointer(), mistake.message()));
    }

    private static String pointer(ConstraintViolation<?> violation) {
        List<String> segments = new ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKey() != null) {
                segments.add(key(node.getKey()));
            }
            if (node.getIndex() != null) {
                segments.add(node.getIndex().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                segments.add(snakeCase(node.getName()));
            }
        }
        return ScoringConfig.pointer(segments);
    }

    private static String key(Object key) {
        return key instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : key.toString();
    }

    private static String snakeCase(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
