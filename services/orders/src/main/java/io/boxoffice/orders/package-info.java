/// The order's life: placed, paid, completed, cancelled, refunded.
@NullMarked
package io.boxoffice.orders;

import org.jspecify.annotations.NullMarked;
