/// Wakes aggregates at their deadlines.
@NullMarked
package io.boxoffice.eventlog.deadlines;

import org.jspecify.annotations.NullMarked;
