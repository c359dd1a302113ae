package io.boxoffice.web;

import io.boxoffice.core.Ids;
import io.boxoffice.messaging.Platform;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP side of a process. Needs a [Clock] and [SigningKeys] from who imports it, beside Spring
/// Boot's auto-configuration; takes [PublicPaths], [OperatorPaths], [BodyLimit] and [ProblemSource]
/// beans of the services.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
@PropertySource("classpath:io/boxoffice/web/web.properties")
@Import(DocsConfiguration.class)
public class WebConfiguration {

  @Bean
  public TokenVerifier tokenVerifier(SigningKeys keys, Clock clock, WebProperties properties) {
    return new TokenVerifier(keys, clock, properties.tokensKept());
  }

  @Bean
  public TokenIssuer tokenIssuer(SigningKeys keys, Clock clock) {
    return new TokenIssuer(keys, clock);
  }

  @Bean
  public RateLimiter rateLimiter(WebProperties properties) {
    return new RateLimiter(properties.rateLimits());
  }

  /// Spring Boot makes its converter for requests and answers from this.
  @Bean
  JsonMapper httpJsonMapper() {
    return HttpJson.mapper();
  }

  @Bean
  Problems problems(ObjectProvider<ProblemSource> sources) {
    return new Problems(sources.orderedStream().toList());
  }

  @Bean
  FrontDoor frontDoor() {
    return new FrontDoor();
  }

  @Bean
  ErrorDispatch errorDispatch() {
    return new ErrorDispatch();
  }

  @Bean
  TomcatLimits tomcatLimits(WebProperties properties) {
    return new TomcatLimits(properties);
  }

  @Bean
  WebMvcRegistrations handlers(Validator validator) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new Handlers(new JsonBody(validator));
      }
    };
  }

  @Bean
  WebMvcConfigurer boxofficeMvc(RateLimiter rateLimiter, ObjectProvider<Platform> platforms) {
    return new BoxofficeMvc(rateLimiter, new ReadYourWrites(platforms));
  }

  @Bean
  FilterRegistrationBean<EdgeFilter> edgeFilter(
      Clock clock, Problems problems, WebProperties properties) {
    var places = new Places(properties.requestsAtOnce(), properties.requestsOfOneAddress());
    return registered(
        new EdgeFilter(new Ids(clock), problems, places), Ordered.HIGHEST_PRECEDENCE + 1);
  }

  /// Around all else. A process that keeps no metrics has no registry.
  @Bean
  FilterRegistrationBean<RequestTimes> requestTimes(ObjectProvider<MeterRegistry> registry) {
    return registered(
        new RequestTimes(registry.getIfAvailable(CompositeMeterRegistry::new)),
        Ordered.HIGHEST_PRECEDENCE);
  }

  /// After the security chain: who may not ask gets no body read.
  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter(
      WebProperties properties, ObjectProvider<BodyLimit> larger) {
    return registered(
        new BodyFilter(properties, larger.orderedStream().toList()), Ordered.LOWEST_PRECEDENCE);
  }

  /// Nobody here looks for the request in the thread before Spring MVC has put it there.
  @Bean
  FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
    var registration = new FilterRegistrationBean<>(new RequestContextFilter());
    registration.setEnabled(false);
    return registration;
  }

  /// [RequestTimes] takes its place.
  @Bean
  FilterRegistrationBean<ServerHttpObservationFilter> noObservationFilter() {
    var registration =
        new FilterRegistrationBean<>(new ServerHttpObservationFilter(ObservationRegistry.NOOP));
    registration.setEnabled(false);
    return registration;
  }

  private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    return registration;
  }

  @Bean
  SecurityFilterChain accessChain(
      TokenVerifier tokens,
      ObjectProvider<PublicPaths> open,
      ObjectProvider<OperatorPaths> operators) {
    var rules = new AccessRules(open.stream(), operators.stream());
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE, new AccessFilter(tokens, rules));
  }

  /// Spring Security's proxy with its firewall and one filter of ours, put together by hand: the
  /// chain that its builder makes costs several times more per request. Spring Boot registers it by
  /// this name.
  @Bean("springSecurityFilterChain")
  FilterChainProxy springSecurityFilterChain(SecurityFilterChain accessChain) {
    var proxy = new FilterChainProxy(accessChain);
    proxy.setFirewall(new Firewall());
    proxy.setRequestRejectedHandler(
        (request, response, _) ->
            ProblemWriter.write(Firewall.problem(request), request, response));
    return proxy;
  }
}
