/// Whole flows against the real process.
@NullMarked
package io.boxoffice.app;

import org.jspecify.annotations.NullMarked;
