/** Collecting, analyzing, proposing and gating. */
module io.calibration.core {
    requires transitive io.calibration.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jakarta.validation;
    requires org.hibernate.validator;

    exports io.calibration.json;
}
