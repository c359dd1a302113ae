/// The commands on shows, and the views of them.
@NullMarked
package io.boxoffice.catalog.application;

import org.jspecify.annotations.NullMarked;
