/// The money of orders: captured, refunded, and kept in a ledger.
@NullMarked
package io.boxoffice.payments;

import org.jspecify.annotations.NullMarked;
