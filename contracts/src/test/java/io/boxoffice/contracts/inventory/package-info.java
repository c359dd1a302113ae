/// Tests of what inventory tells others.
@NullMarked
package io.boxoffice.contracts.inventory;

import org.jspecify.annotations.NullMarked;
