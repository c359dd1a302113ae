/// Shows what notifications promise.
@NullMarked
package io.boxoffice.notifications.domain;

import org.jspecify.annotations.NullMarked;
