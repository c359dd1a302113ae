/// Shows what a running process tells.
@NullMarked
package io.boxoffice.telemetry;

import org.jspecify.annotations.NullMarked;
