/// Shows and their offers: drafting, publishing, listing.
@NullMarked
package io.boxoffice.catalog;

import org.jspecify.annotations.NullMarked;
