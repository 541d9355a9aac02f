package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers the events of articles as jobs, the job that tells authors of them, and how their listeners hear of it. */
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

    @Bean(destroyMethod = "close")
    ArrivalAnnouncer arrivalAnnouncer(DatabaseClient database) {
        return new ArrivalAnnouncer(database);
    }

    @Bean
    NotificationChannel streamChannel(ArrivalAnnouncer announcer) {
        return new StreamChannel(announcer);
    }
}
