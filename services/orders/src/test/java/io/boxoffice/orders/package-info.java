/// Shows what orders do.
@NullMarked
package io.boxoffice.orders;

import org.jspecify.annotations.NullMarked;
