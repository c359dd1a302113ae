/// What orders tell: an order's life.
@NullMarked
package io.boxoffice.contracts.orders;

import org.jspecify.annotations.NullMarked;
