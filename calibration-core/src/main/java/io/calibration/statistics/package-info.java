/**
 * How the library judges rates: in a range, against a baseline, and day by day, always with the clustering of days. Its own analyzers use
 * nothing else, so an analyzer of a third party is as sure as they are.
 */
@NullMarked
package io.calibration.statistics;

import org.jspecify.annotations.NullMarked;
