package io.boxoffice.web;

import java.util.concurrent.ThreadFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Gives Tomcat the limits of [WebProperties], threads, and our way to report errors.
final class TomcatLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /// Queries have a handful of parameters.
  static final int PARAMETERS_MAX = 100;

  /// Tomcat closes a connection after 100 requests by default, which only costs the next handshake,
  /// and makes the buffers of all requests but 200 anew.
  private static final int UNLIMITED = -1;

  /// All of one name: Spring Boot's count theirs, and making up so many names takes time.
  private static final ThreadFactory REQUESTS = Thread.ofVirtual().name("request").factory();

  private final WebProperties properties;

  TomcatLimits(WebProperties properties) {
    this.properties = properties;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
    factory.addConnectorCustomizers(
        connector -> {
          connector.setMaxParameterCount(PARAMETERS_MAX);
          connector.setMaxPostSize(Math.toIntExact(properties.bodyMax().toBytes()));
          if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            limit(protocol);
          }
        });
  }

  private void limit(AbstractProtocol<?> protocol) {
    protocol.setMaxConnections(properties.connectionsMax());
    protocol.setProcessorCache(UNLIMITED);
    protocol.setExecutor(request -> REQUESTS.newThread(request).start());
    protocol.setAcceptCount(properties.backlog());
    protocol.setConnectionTimeout(Math.toIntExact(properties.connectionTimeout().toMillis()));
    protocol.setKeepAliveTimeout(Math.toIntExact(properties.keepAliveTimeout().toMillis()));
    if (protocol instanceof AbstractHttp11Protocol<?> http) {
      http.setMaxKeepAliveRequests(UNLIMITED);
      http.setMaxHttpRequestHeaderSize(Math.toIntExact(properties.headersMax().toBytes()));
    }
  }
}
