/// What only a development installation shows: the mails that it caught.
@NullMarked
package io.boxoffice.app.dev;

import org.jspecify.annotations.NullMarked;
