/// Shows what tickets promise.
@NullMarked
package io.boxoffice.tickets.application;

import org.jspecify.annotations.NullMarked;
