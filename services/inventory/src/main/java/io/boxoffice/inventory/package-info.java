/// Capacity and holds: what of a show is free, held and sold.
@NullMarked
package io.boxoffice.inventory;

import org.jspecify.annotations.NullMarked;
