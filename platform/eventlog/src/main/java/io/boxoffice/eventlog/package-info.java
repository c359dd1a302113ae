/// The event log of a service: its one writer, its aggregates, and what commits with an event.
@NullMarked
package io.boxoffice.eventlog;

import org.jspecify.annotations.NullMarked;
