/// Mail: asked for by events, sent once per reason, retried while the mail server is down.
@NullMarked
package io.boxoffice.notifications;

import org.jspecify.annotations.NullMarked;
