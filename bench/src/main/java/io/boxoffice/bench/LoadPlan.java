package io.boxoffice.bench;

import java.time.Duration;
import java.util.function.Consumer;

/// How long and how hard to load, and who is told when measuring begins and ends. The load goes on
/// meanwhile: whoever is told returns at once.
///
/// @param ratePerSecond requests that are due each second, whatever became of those before; 0 sends
///     on each connection as soon as it is answered
/// @param tell takes how fast it goes while warming up
record LoadPlan(
    Duration warmUp,
    Duration measured,
    int ratePerSecond,
    Runnable begins,
    Runnable ends,
    Consumer<String> tell) {}
