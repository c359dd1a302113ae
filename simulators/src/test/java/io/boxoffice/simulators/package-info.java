/// Tests of the outside world that is simulated.
@NullMarked
package io.boxoffice.simulators;

import org.jspecify.annotations.NullMarked;
