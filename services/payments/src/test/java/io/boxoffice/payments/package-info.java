/// Shows what payments do.
@NullMarked
package io.boxoffice.payments;

import org.jspecify.annotations.NullMarked;
