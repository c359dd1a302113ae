/// Tests of the test fixtures.
@NullMarked
package io.boxoffice.testing;

import org.jspecify.annotations.NullMarked;
