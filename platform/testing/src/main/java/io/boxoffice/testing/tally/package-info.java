/// A small aggregate with everything an aggregate can have, for the platform's own tests.
@NullMarked
package io.boxoffice.testing.tally;

import org.jspecify.annotations.NullMarked;
