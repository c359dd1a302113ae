/// Calls to the outside world that decisions wish for, made afterwards by workers.
@NullMarked
package io.boxoffice.eventlog.effects;

import org.jspecify.annotations.NullMarked;
