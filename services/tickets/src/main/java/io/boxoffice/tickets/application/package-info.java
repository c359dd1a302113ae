/// How tickets come to be, and the codes that they are shown by.
@NullMarked
package io.boxoffice.tickets.application;

import org.jspecify.annotations.NullMarked;
