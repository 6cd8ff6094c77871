package io.calibration.approval;

import io.calibration.registry.Content;
import io.calibration.registry.RegistryEvent;
import java.util.List;

/** What the rules say to a command: yes, and this is what happens; or no, and these are the reasons. */
sealed interface Decision {

    record Accept(RegistryEvent event, List<Content> newContents) implements Decision {}

    record Refuse(List<Refusal> refusals) implements Decision {}
}
