package io.calibration.approval;

import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ScopeId;

/**
 * Who may do what, beyond the separation of duties, which holds whatever this policy says. The host implements it over its own
 * roles: reviewers approve and reject, operators activate and roll back, administrators bootstrap and deprecate. Thread-safe.
 */
@FunctionalInterface
public interface AccessPolicy {

    /** Everyone whom the host has authenticated may ask for everything. */
    AccessPolicy EVERYONE = (actor, action, scope) -> true;

    /** Whether this actor may ask for this action in this scope. */
    boolean permits(Actor actor, Action action, ScopeId scope);
}
