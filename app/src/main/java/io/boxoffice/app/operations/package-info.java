/// What operators see and do of the subscriptions of a process.
@NullMarked
package io.boxoffice.app.operations;

import org.jspecify.annotations.NullMarked;
