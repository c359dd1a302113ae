/// How a process tells how it is: health, metrics and logs. Knows no domain word.
@NullMarked
package io.boxoffice.telemetry;

import org.jspecify.annotations.NullMarked;
