/// The whole system on one thread and virtual time, decided by a seed.
@NullMarked
package io.boxoffice.app.simulation;

import org.jspecify.annotations.NullMarked;
