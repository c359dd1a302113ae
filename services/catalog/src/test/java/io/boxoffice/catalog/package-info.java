/// Tests of the catalog service as a whole.
@NullMarked
package io.boxoffice.catalog;

import org.jspecify.annotations.NullMarked;
