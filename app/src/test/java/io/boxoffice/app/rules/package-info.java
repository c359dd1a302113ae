/// The rules of this tree that no compiler knows, as tests: who may import whom, and how code and
/// documents read.
@NullMarked
package io.boxoffice.app.rules;

import org.jspecify.annotations.NullMarked;
