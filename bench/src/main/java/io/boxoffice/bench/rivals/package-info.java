/// What the product is compared with: controllers that a bench adds to the server it starts, so
/// that they share its HTTP stack, tokens and process. No other server has them.
@NullMarked
package io.boxoffice.bench.rivals;

import org.jspecify.annotations.NullMarked;
