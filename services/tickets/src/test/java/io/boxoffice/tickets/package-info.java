/// Shows what tickets promise.
@NullMarked
package io.boxoffice.tickets;

import org.jspecify.annotations.NullMarked;
