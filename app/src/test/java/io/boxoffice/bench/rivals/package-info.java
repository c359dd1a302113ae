/// What the product is compared with, on a real database.
@NullMarked
package io.boxoffice.bench.rivals;

import org.jspecify.annotations.NullMarked;
