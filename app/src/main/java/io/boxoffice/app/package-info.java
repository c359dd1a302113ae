/// Puts the services together: the command line, the installation, the process.
@NullMarked
package io.boxoffice.app;

import org.jspecify.annotations.NullMarked;
