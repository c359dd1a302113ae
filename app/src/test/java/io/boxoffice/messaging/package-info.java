/// Takes the steps of background work one by one, without its threads.
@NullMarked
package io.boxoffice.messaging;

import org.jspecify.annotations.NullMarked;
