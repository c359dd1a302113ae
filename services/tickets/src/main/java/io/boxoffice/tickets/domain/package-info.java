/// The rules of the tickets of one order. Pure.
@NullMarked
package io.boxoffice.tickets.domain;

import org.jspecify.annotations.NullMarked;
