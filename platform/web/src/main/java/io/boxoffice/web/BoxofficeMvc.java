package io.boxoffice.web;

import java.util.List;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What Spring MVC learns from us.
final class BoxofficeMvc implements WebMvcConfigurer {
  private final RateLimiter rateLimiter;

  BoxofficeMvc(RateLimiter rateLimiter) {
    this.rateLimiter = rateLimiter;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.addAll(Arguments.all());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RateLimitInterceptor(rateLimiter));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    DocsPage.addAssets(registry);
  }
}
