/// Takes the steps of background work one by one, without its threads.
@NullMarked
package io.boxoffice.eventlog;

import org.jspecify.annotations.NullMarked;
