package io.calibration.analyzers;

import io.calibration.internal.statistics.DailyEvents;

/**
 * A rate whose days are compared.
 *
 * @param events on which days it happened: by their place among those of the window, then among those of the baseline
 * @param wording how a finding is put; the types are those of a spike and of a dip
 * @param silence type of the finding when the rate has gone silent
 * @param safety whether that silence is one of a safety net
 */
public record DailyRate(DailyEvents events, Wording wording, String silence, boolean safety) {}
