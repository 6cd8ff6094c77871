/** Immutable records and the interfaces that others implement: all that a plug-in author needs. */
@SuppressWarnings(
        "module") // A host's Hibernate Validator may read the constraints by reflection; it need not be there.
module io.calibration.api {
    requires static transitive org.jspecify;
    requires static transitive jakarta.validation;

    exports io.calibration.config;
    exports io.calibration.metrics;
    exports io.calibration.analysis;
    exports io.calibration.proposal;
    exports io.calibration.registry;

    opens io.calibration.config to
            org.hibernate.validator;
    opens io.calibration.analysis to
            org.hibernate.validator;
    opens io.calibration.proposal to
            org.hibernate.validator;
}
