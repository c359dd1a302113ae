/// Measures an installation over HTTP as its customers would use it, in a process of its own, and
/// checks that what was counted is there.
@NullMarked
package io.boxoffice.bench;

import org.jspecify.annotations.NullMarked;
