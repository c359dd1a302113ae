/// Shows the rules of an order.
@NullMarked
package io.boxoffice.orders.domain;

import org.jspecify.annotations.NullMarked;
