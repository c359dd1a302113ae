/// The event log in PostgreSQL: one schema per service, tables of migration 1.1.
@NullMarked
package io.boxoffice.eventlog.postgres;

import org.jspecify.annotations.NullMarked;
