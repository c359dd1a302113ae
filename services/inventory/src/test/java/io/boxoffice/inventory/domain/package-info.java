/// Tests of the rules of a show's capacity.
@NullMarked
package io.boxoffice.inventory.domain;

import org.jspecify.annotations.NullMarked;
