/// Shows the tables of orders.
@NullMarked
package io.boxoffice.orders.adapter;

import org.jspecify.annotations.NullMarked;
