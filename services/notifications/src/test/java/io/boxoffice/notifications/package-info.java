/// Shows what notifications promise.
@NullMarked
package io.boxoffice.notifications;

import org.jspecify.annotations.NullMarked;
