/// Tickets over HTTP, and the rows that their lists are read from.
@NullMarked
package io.boxoffice.tickets.adapter;

import org.jspecify.annotations.NullMarked;
