package io.boxoffice.web;

/// The `Idempotency-Key` of a request with what it is unique for. The same subject, method, path
/// and key with the same body is the same request, sent again.
///
/// @param subject the caller's account id, or `anonymous`
/// @param path the path of the request, without its query
/// @param key 1 to 200 visible ASCII characters
/// @param bodySha256 SHA-256 of the body as sent, in lower-case hexadecimal
public record IdempotencyKey(
    String subject, String method, String path, String key, String bodySha256) {}
