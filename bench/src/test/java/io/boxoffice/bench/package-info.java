/// Tests of the benches, against small servers of their own.
@NullMarked
package io.boxoffice.bench;

import org.jspecify.annotations.NullMarked;
