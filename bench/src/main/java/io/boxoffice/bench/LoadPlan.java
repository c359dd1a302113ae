package io.boxoffice.bench;

import java.time.Duration;

/// How long to load, and who is told when measuring begins and ends. The load goes on meanwhile:
/// whoever is told returns at once.
record LoadPlan(Duration warmUp, Duration measured, Runnable begins, Runnable ends) {}
