package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryEvent;
import java.util.List;

/** What the rules say to a command: yes, and this is what happens; or no, and these are the reasons; or that it is there already. */
sealed interface Decision {

    /** Why not; empty when yes. */
    default List<Refusal> refusals() {
        return List.of();
    }

    record Accept(RegistryEvent event, List<Content> newContents) implements Decision {}

    record Refuse(List<Refusal> refusals) implements Decision {}

    /** Nothing to do: this proposal is open and changes the same. */
    record AlreadyProposed(Version open) implements Decision {
        @Override
        public List<Refusal> refusals() {
            return List.of(Refusal.alreadyProposed(open));
        }
    }
}
