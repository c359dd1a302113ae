/// Proves from the logs of an installation that it kept its promises.
@NullMarked
package io.boxoffice.app.verify;

import org.jspecify.annotations.NullMarked;
