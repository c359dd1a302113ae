/// Tickets: issued for what was sold, shown to their owners, used once at a door.
@NullMarked
package io.boxoffice.tickets;

import org.jspecify.annotations.NullMarked;
