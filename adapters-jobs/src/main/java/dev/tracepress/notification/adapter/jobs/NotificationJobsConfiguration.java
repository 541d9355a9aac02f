package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the events of articles as jobs, and the job that tells authors of them. */
@Configuration(proxyBeanMethods = false)
public class NotificationJobsConfiguration {

    @Bean
    NotificationJob notificationJob(NotifyAuthorUseCase notifyAuthor) {
        return new NotificationJob(notifyAuthor);
    }

    @Bean
    ArticleEvents articleEvents(JobQueue queue, NotificationJob notification) {
        return new JobArticleEvents(queue, notification);
    }
}
