/// What inventory tells: holds, sales, and the hold token.
@NullMarked
package io.boxoffice.contracts.inventory;

import org.jspecify.annotations.NullMarked;
