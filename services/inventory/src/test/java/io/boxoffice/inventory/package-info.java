/// Tests of the inventory service as a whole.
@NullMarked
package io.boxoffice.inventory;

import org.jspecify.annotations.NullMarked;
