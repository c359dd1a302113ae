/// What services say to each other and to the outside: ids, events, ports.
@NullMarked
package io.boxoffice.contracts;

import org.jspecify.annotations.NullMarked;
