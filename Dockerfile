# syntax=docker/dockerfile:1

# One image for every role: TRACEPRESS_ROLE says what a container of it does.

FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --quiet package -DskipTests -Dstart.skip
# What changes rarely apart from what changes always, so that an update carries little.
RUN java -Djarmode=tools -jar bootstrap/target/tracepress.jar extract --layers --destination /layers

FROM eclipse-temurin:25.0.3_9-jre-noble AS jre

# The cache of the JVM is good only for the very JVM and the very jars that made it, in the same places and with the same times,
# which COPY keeps. It takes a run of the service, and that takes a PostgreSQL.
FROM postgres:18.6-trixie AS training
ENV PATH=/opt/java/openjdk/bin:$PATH
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
COPY --from=build /layers/dependencies/ /layers/spring-boot-loader/ /layers/snapshot-dependencies/ /layers/application/ /app/
COPY ops/image/jvm.options ops/image/train.sh /opt/tracepress/
RUN install --directory --owner=postgres /cache
USER postgres
RUN /opt/tracepress/train.sh /app /opt/tracepress/jvm.options /cache/tracepress.aot

FROM jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin tracepress
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=training /cache/tracepress.aot ./
COPY ops/image/jvm.options ops/image/healthy.sh /opt/tracepress/
USER 10001:10001
EXPOSE 8080
# The process alone: restarting it mends no database.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["/opt/tracepress/healthy.sh"]
# Half of the container for the heap: Netty's buffers, threads, classes and compiled code need the other. Set it anew for another
# share, or for more options.
ENV JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=50
# No shell between: SIGTERM reaches the JVM.
ENTRYPOINT ["java", "@/opt/tracepress/jvm.options", "-XX:AOTCache=/app/tracepress.aot", "-jar", "/app/tracepress.jar"]
