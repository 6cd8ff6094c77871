/** Where a registry can be kept. Stores know no rules. */
@NullMarked
package io.calibration.stores;

import org.jspecify.annotations.NullMarked;
