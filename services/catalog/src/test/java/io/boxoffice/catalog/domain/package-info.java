/// Tests of the rules of a show's life.
@NullMarked
package io.boxoffice.catalog.domain;

import org.jspecify.annotations.NullMarked;
