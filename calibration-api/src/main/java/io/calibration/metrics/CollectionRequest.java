package io.calibration.metrics;

/**
 * What to collect.
 *
 * @param window the days asked for; a source may leave out what lies outside, the recorder does so in any case
 * @param layout how results will be counted; push-down needs it
 * @param progress whom to tell how far it is
 */
public record CollectionRequest(DayWindow window, SnapshotLayout layout, Progress progress) {}
