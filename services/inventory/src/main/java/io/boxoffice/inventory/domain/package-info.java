/// The rules of a show's capacity: who may hold what, and until when. Pure: no clock, no I/O.
@NullMarked
package io.boxoffice.inventory.domain;

import org.jspecify.annotations.NullMarked;
