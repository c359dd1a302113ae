/// What tickets tell: issue and check-in.
@NullMarked
package io.boxoffice.contracts.tickets;

import org.jspecify.annotations.NullMarked;
