package io.boxoffice.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.webjars.WebJarVersionLocator;

/// The page on which people read and try the API.
@Hidden
@RestController
class DocsPage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
          + "form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Boxoffice API</title>
      <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
      </head>
      <body>
      <div id="api"></div>
      <script src="/docs/assets/swagger-ui-bundle.js"></script>
      <script src="/docs/start.js"></script>
      </body>
      </html>
      """;

  private static final String START =
      "SwaggerUIBundle({url: '/docs/openapi.json', dom_id: '#api', deepLinking: true});\n";

  private static final Duration ASSETS_KEPT = Duration.ofHours(1);

  @GetMapping("/docs")
  ResponseEntity<String> page() {
    return ResponseEntity.ok()
        .header(SecureHeaders.POLICY_HEADER, POLICY)
        .contentType(MediaType.TEXT_HTML)
        .body(PAGE);
  }

  @GetMapping("/docs/start.js")
  ResponseEntity<String> start() {
    return ResponseEntity.ok().contentType(MediaType.valueOf("text/javascript")).body(START);
  }

  static void addAssets(ResourceHandlerRegistry registry) {
    String version = new WebJarVersionLocator().version("swagger-ui");
    registry
        .addResourceHandler("/docs/assets/*")
        .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/")
        .setCacheControl(CacheControl.maxAge(ASSETS_KEPT));
  }
}
