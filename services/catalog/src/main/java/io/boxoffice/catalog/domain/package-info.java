/// The rules of a show's life. Pure: no clock, no I/O.
@NullMarked
package io.boxoffice.catalog.domain;

import org.jspecify.annotations.NullMarked;
