/// Breaks a running installation on purpose, and compares what customers were told with what its
/// logs hold.
@NullMarked
package io.boxoffice.chaos;

import org.jspecify.annotations.NullMarked;
