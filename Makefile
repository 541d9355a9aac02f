# What developers type, in short; all of it is Maven, compose and the scripts in ops/, which can be called without make.
# Settings go through the environment: TRACEPRESS_DEMO=true make run.

URL ?= http://localhost:8080
OTLP ?= http://localhost:4318
LOAD ?= --rate=20 --seconds=60
COMPOSE ?= docker compose

.DEFAULT_GOAL := help
.PHONY: help run test architecture check up up-kafka up-collector down restart clean logs reload-alloy smoke load \
	verify-telemetry otlp

help: ## shows this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## the service on an embedded PostgreSQL
	mvn spring-boot:run

test: ## all tests
	mvn verify

architecture: ## docs/architecture/ as the code is now
	mvn -q verify -pl bootstrap -am -DskipITs -Darchitecture.update=true -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='StructureTest,RulebookTest'

check: ## the files of ops/, by the tools that they are for
	ops/check.sh

up: .env ## the service and all that watches it, in containers
	$(COMPOSE) --profile '*' rm --stop --force collector
	$(COMPOSE) up --detach --build --wait

up-kafka: .env ## the same, with log lines that go over Kafka
	$(COMPOSE) --profile '*' rm --stop --force collector
	LOG_KAFKA_BROKERS=kafka:9092 $(COMPOSE) --profile alloy --profile kafka up --detach --build --wait

up-collector: .env ## the same, with the OpenTelemetry Collector in Alloy's place
	$(COMPOSE) --profile '*' rm --stop --force alloy
	$(COMPOSE) --profile collector up --detach --build --wait

down: .env ## stops the containers and keeps their data
	$(COMPOSE) --profile '*' down

restart: down up ## stops and starts them

clean: .env ## stops the containers and throws their data away
	$(COMPOSE) --profile '*' down --volumes
	mvn clean

logs: .env ## follows the log of all containers
	$(COMPOSE) logs --follow --tail=100

logs-%: ## follows the log of one: make logs-api
	$(COMPOSE) logs --follow --tail=100 $*

reload-alloy: ## has Alloy read its configuration again
	curl --fail --silent --show-error --request POST http://localhost:12345/-/reload

smoke: ## walks through all routes of a running service
	BASE_URL=$(URL) ops/smoke.sh

load: ## uses a running service as people would: make load LOAD='--rate=100 --demo'
	java ops/load/Load.java --url=$(URL) $(LOAD)

verify-telemetry: ## starts the service and prints the traces of a favourite and its job
	ops/verify-telemetry.sh

otlp: ## sends one signal of each kind to the collector
	OTEL_EXPORTER_OTLP_ENDPOINT=$(OTLP) ops/otlp-smoke.sh

otlp-%: ## sends one signal to the collector: log, gauge, counter or trace
	OTEL_EXPORTER_OTLP_ENDPOINT=$(OTLP) ops/otlp-smoke.sh $*

.env:
	ops/env.sh
