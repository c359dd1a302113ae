/// The rules of an order, as pure functions.
@NullMarked
package io.boxoffice.orders.domain;

import org.jspecify.annotations.NullMarked;
