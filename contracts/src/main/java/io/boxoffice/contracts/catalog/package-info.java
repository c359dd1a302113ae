/// What the catalog tells: shows and their offers.
@NullMarked
package io.boxoffice.contracts.catalog;

import org.jspecify.annotations.NullMarked;
