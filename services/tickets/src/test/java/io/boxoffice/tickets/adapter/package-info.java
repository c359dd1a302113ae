/// Shows what the rows of tickets promise.
@NullMarked
package io.boxoffice.tickets.adapter;

import org.jspecify.annotations.NullMarked;
