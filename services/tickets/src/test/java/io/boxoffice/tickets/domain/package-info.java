/// Shows what tickets promise.
@NullMarked
package io.boxoffice.tickets.domain;

import org.jspecify.annotations.NullMarked;
