package io.boxoffice.simulators;

import java.net.URI;

/// One event on its way to a client.
record Webhook(String eventId, URI url, String body) {}
