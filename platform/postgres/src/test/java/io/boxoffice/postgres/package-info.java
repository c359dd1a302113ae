/// Tests of the embedded server and of service databases, against the real thing.
@NullMarked
package io.boxoffice.postgres;

import org.jspecify.annotations.NullMarked;
