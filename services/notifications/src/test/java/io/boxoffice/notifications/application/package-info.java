/// Shows what notifications promise.
@NullMarked
package io.boxoffice.notifications.application;

import org.jspecify.annotations.NullMarked;
