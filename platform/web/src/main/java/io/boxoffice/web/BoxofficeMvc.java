package io.boxoffice.web;

import java.util.List;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What Spring MVC learns from us.
final class BoxofficeMvc implements WebMvcConfigurer {
  private final RateLimiter rateLimiter;
  private final ReadYourWrites readYourWrites;

  BoxofficeMvc(RateLimiter rateLimiter, ReadYourWrites readYourWrites) {
    this.rateLimiter = rateLimiter;
    this.readYourWrites = readYourWrites;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.addAll(Arguments.all());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RateLimitInterceptor(rateLimiter));
    registry.addInterceptor(readYourWrites);
    registry.addInterceptor(new UnheededIfMatch());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    DocsPage.addAssets(registry);
  }
}
