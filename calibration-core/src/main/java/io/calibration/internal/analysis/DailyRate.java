package io.calibration.internal.analysis;

import java.util.function.ToLongFunction;

/**
 * A rate whose days are compared.
 *
 * @param <D> a day
 * @param ofDay how often it happened on a day
 * @param wording how a finding is put; the types are those of a spike and of a dip
 * @param silence type of the finding when the rate has gone silent
 * @param safety whether that silence is one of a safety net
 */
public record DailyRate<D>(ToLongFunction<D> ofDay, Wording wording, String silence, boolean safety) {}
