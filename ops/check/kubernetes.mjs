// Called by kubernetes.sh, from a folder in which the schemas are installed, with the repository as the working directory.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, parseAllDocuments, stringify } from "yaml";

const HERE = dirname(fileURLToPath(import.meta.url));
const RULES = "ops/prometheus/rules";
const RULES_OBJECT = "ops/kubernetes/base/prometheus-rules.yaml";

/** What checks values: the package's compiled JSON schema of the kind. What checks names: its type in TypeScript. */
const KINDS = {
    "apps/v1/Deployment": ["kubernetes-models/apps/v1", "Deployment"],
    "autoscaling/v2/HorizontalPodAutoscaler": ["kubernetes-models/autoscaling/v2", "HorizontalPodAutoscaler"],
    "batch/v1/Job": ["kubernetes-models/batch/v1", "Job"],
    "keda.sh/v1alpha1/ScaledObject": ["@kubernetes-models/keda/keda.sh/v1alpha1", "ScaledObject"],
    "monitoring.coreos.com/v1/PrometheusRule": ["@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1", "PrometheusRule"],
    "monitoring.coreos.com/v1/ServiceMonitor": ["@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1", "ServiceMonitor"],
    "networking.k8s.io/v1/NetworkPolicy": ["kubernetes-models/networking.k8s.io/v1", "NetworkPolicy"],
    "policy/v1/PodDisruptionBudget": ["kubernetes-models/policy/v1", "PodDisruptionBudget"],
    "postgresql.cnpg.io/v1/Cluster": ["@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1", "Cluster"],
    "postgresql.cnpg.io/v1/Pooler": ["@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1", "Pooler"],
    "v1/ConfigMap": ["kubernetes-models/v1", "ConfigMap"],
    "v1/Namespace": ["kubernetes-models/v1", "Namespace"],
    "v1/Service": ["kubernetes-models/v1", "Service"],
    "v1/ServiceAccount": ["kubernetes-models/v1", "ServiceAccount"],
};

const SCALING = "docs/scaling.md";
/** Those that PostgreSQL keeps for superusers (3), and room for CloudNativePG's own. */
const CONNECTIONS_KEPT = 10;
/** Requests (spring.lifecycle.timeout-per-shutdown-phase) and telemetry; the jobs' 10 s run beside the former's 25. */
const SECONDS_TO_STOP = 25 + 10 + 5;

let failures = 0;

function fact(holds, text, details = []) {
    console.log(`${holds ? "ok   " : "FAIL "} ${text}`);
    if (!holds) {
        failures += 1;
        details.forEach((detail) => console.log(`        ${detail}`));
    }
}

/** A fact about all of several things: what breaks it is listed. */
function none(broken, text) {
    fact(broken.length === 0, text, broken);
}

const name = (object) => `${object.kind}/${object.metadata.name}`;
const kindOf = (object) => `${object.apiVersion}/${object.kind}`;
const matches = (selector, labels) =>
    Object.entries(selector ?? {}).every(([key, value]) => (labels ?? {})[key] === value);

function rules(mode) {
    const groups = readdirSync(RULES)
        .filter((file) => file.endsWith(".yml"))
        .sort()
        .flatMap((file) => parse(readFileSync(join(RULES, file), "utf8")).groups);
    const text =
        "# Made by `ops/check/kubernetes.sh --update` from ops/prometheus/rules, where the comments are too.\n" +
        stringify(
            {
                apiVersion: "monitoring.coreos.com/v1",
                kind: "PrometheusRule",
                metadata: { name: "tracepress", labels: { "app.kubernetes.io/name": "tracepress" } },
                spec: { groups },
            },
            { lineWidth: 0 },
        );
    if (mode === "--update") {
        writeFileSync(RULES_OBJECT, text);
    }
    let present = "";
    try {
        present = readFileSync(RULES_OBJECT, "utf8");
    } catch {
        // Then it differs.
    }
    fact(present === text, `${RULES_OBJECT} says what ${RULES} says (else: ops/check/kubernetes.sh --update)`);
}

/** Values: types, enumerations, what is required. */
async function checkValues(overlay, objects) {
    const broken = [];
    for (const object of objects) {
        const [module, type] = KINDS[kindOf(object)] ?? [];
        if (type === undefined) {
            broken.push(`${name(object)}: no schema is known for ${kindOf(object)}`);
        } else {
            const model = (await import(module))[type];
            try {
                new model(object).validate();
            } catch (error) {
                broken.push(`${name(object)}: ${error.message}`);
            }
        }
    }
    none(broken, `${overlay}: every object is valid by the schema of its kind`);
}

/** Names: a field that the kind does not have. JSON schemas of Kubernetes let such pass, TypeScript does not. */
function checkNames(files) {
    const lines = [];
    const places = [];
    let number = 0;
    for (const [overlay, objects] of files) {
        for (const object of objects.filter((one) => KINDS[kindOf(one)] !== undefined)) {
            const [module, type] = KINDS[kindOf(object)];
            lines.push(`const o${number}: import("${module}").I${type} = ${JSON.stringify(object)};`);
            places[lines.length] = `${overlay}: ${name(object)}`;
            number += 1;
        }
    }
    lines.push("export {};");
    writeFileSync(join(HERE, "names.ts"), lines.join("\n"));
    let said = "";
    try {
        execFileSync(
            join(HERE, "node_modules/.bin/tsc"),
            ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "names.ts"],
            { cwd: HERE, encoding: "utf8" },
        );
    } catch (error) {
        said = error.stdout;
    }
    const broken = said
        .split("\n")
        .filter((line) => line.startsWith("names.ts("))
        .map((line) => {
            const place = places[Number(line.match(/\((\d+),/)[1])] ?? "names.ts";
            return `${place}: ${line.replace(/^[^:]*: error /, "").slice(0, 300)}`;
        });
    fact(said === "" || broken.length > 0, "the compiler could read the types", [said.slice(0, 500)]);
    none(broken, `no object of the ${number} has a field that its kind does not know`);
}

/** What config maps tell a container. */
function ofMaps(of, container) {
    const maps = (container.envFrom ?? []).map((from) => of("ConfigMap").find((map) => map.metadata.name === from.configMapRef.name));
    return Object.assign({}, ...maps.map((map) => map?.data ?? {}));
}

/** A variable as the container gets it, or undefined. */
function valueOf(of, container, variable) {
    const all = new Map(Object.entries(ofMaps(of, container)));
    for (const { name: entry, value } of container.env) {
        all.set(entry, (value ?? entry).replace(/\$\((\w+)\)/g, (whole, used) => all.get(used) ?? whole));
    }
    return all.get(variable);
}

/** What is wrong with where a container's addresses of a cluster lead. */
function wrongWays(of, cluster, { workload, container }) {
    const { database, owner } = cluster.spec.bootstrap.initdb;
    const primary = `${cluster.metadata.name}-rw`;
    const instances = of("Service")
        .filter((one) => one.spec.selector["cnpg.io/instanceName"])
        .map((one) => one.metadata.name);
    const poolers = of("Pooler").map((pooler) => pooler.metadata.name);
    const way = (variable) => {
        const found = valueOf(of, container, variable)?.match(/^postgres:\/\/[^@]*@([^/]*)\/(\w+)\?(.*)$/);
        return found && { hosts: found[1].split(",").map((host) => host.replace(/:5432$/, "")), database: found[2], parameters: found[3].split("&") };
    };
    const [usual, direct, reads] = ["DATABASE_URL", "DATABASE_DIRECT_URL", "DATABASE_READ_URL"].map(way);
    const all = (found, allowed) => found.hosts.every((host) => allowed.includes(host));
    const pooled = usual && all(usual, poolers);
    const facts = [
        [usual?.database === database && owner === database, "DATABASE_URL names the database of the cluster"],
        [[usual, direct, reads].every((found) => !found || found.parameters.includes("sslmode=require")), "sslmode is require"],
        [
            usual && (pooled || all(usual, [primary]) || (all(usual, instances) && usual.parameters.includes("target_session_attrs=primary"))),
            "DATABASE_URL leads to a pooler, to the primary, or to all instances by target_session_attrs=primary",
        ],
        [pooled ? direct && all(direct, [primary]) : !direct, "DATABASE_DIRECT_URL leads to the primary, past a pooler"],
        [!reads || all(reads, instances), "DATABASE_READ_URL leads to instances one by one"],
        [workload.kind !== "Job" || !pooled, "what migrates goes past the pooler"],
    ];
    return facts.filter(([holds]) => !holds).map(([, text]) => `${name(workload)}: ${text}`);
}

/** The objects against each other. */
function checkReferences(overlay, objects) {
    const of = (kind) => objects.filter((object) => object.kind === kind);
    const namespace = of("Namespace")[0]?.metadata.name;
    const workloads = [...of("Deployment"), ...of("Job")];
    const pods = workloads.map((workload) => workload.spec.template);
    const clusters = of("Cluster");
    const podLabels = [
        ...pods.map((pod) => pod.metadata.labels),
        ...clusters.flatMap((cluster) =>
            Array.from({ length: cluster.spec.instances }, (_, number) => ({
                "cnpg.io/cluster": cluster.metadata.name,
                "cnpg.io/instanceName": `${cluster.metadata.name}-${number + 1}`,
            })),
        ),
        ...of("Pooler").map((pooler) => ({ "cnpg.io/poolerName": pooler.metadata.name })),
    ];
    const selected = (labels) => podLabels.some((found) => matches(labels, found));
    const containers = workloads.flatMap((workload) =>
        workload.spec.template.spec.containers.map((container) => ({ workload, container })),
    );
    const portNames = new Set(containers.flatMap(({ container }) => (container.ports ?? []).map((port) => port.name)));

    none(
        objects.filter((object) => object.kind !== "Namespace" && object.metadata.namespace !== namespace).map(name),
        `${overlay}: all is in the namespace ${namespace}`,
    );
    none(of("Secret").map(name), `${overlay}: no secret stands in it`);
    none(
        of("Deployment")
            .filter((one) => !matches(one.spec.selector.matchLabels, one.spec.template.metadata.labels))
            .map(name),
        `${overlay}: deployments select their own pods`,
    );
    none(
        of("Deployment").flatMap((one) =>
            of("Deployment")
                .filter((other) => other !== one && matches(one.spec.selector.matchLabels, other.spec.template.metadata.labels))
                .map((other) => `${name(one)} selects pods of ${name(other)}`),
        ),
        `${overlay}: and no others'`,
    );
    none(
        [
            ...of("Service").filter((one) => !selected(one.spec.selector)),
            ...of("PodDisruptionBudget").filter((one) => !selected(one.spec.selector.matchLabels)),
            ...of("NetworkPolicy").filter((one) => !selected(one.spec.podSelector.matchLabels)),
        ].map(name),
        `${overlay}: services, disruption budgets and network policies select pods that are there`,
    );
    none(
        of("NetworkPolicy").flatMap((one) =>
            [...(one.spec.ingress ?? []).flatMap((rule) => rule.from ?? []), ...(one.spec.egress ?? []).flatMap((rule) => rule.to ?? [])]
                .filter((peer) => peer.podSelector && !peer.namespaceSelector && !selected(peer.podSelector.matchLabels))
                .map(() => name(one)),
        ),
        `${overlay}: and so do the peers that network policies name in this namespace`,
    );
    none(
        [
            ...of("Service")
                .filter((one) => !("cnpg.io/cluster" in one.spec.selector))
                .flatMap((one) => one.spec.ports.map((port) => [one, port.targetPort])),
            ...of("NetworkPolicy").flatMap((one) =>
                [...(one.spec.ingress ?? []), ...(one.spec.egress ?? [])]
                    .flatMap((rule) => rule.ports ?? [])
                    .filter((port) => typeof port.port === "string")
                    .map((port) => [one, port.port]),
            ),
            ...containers.flatMap(({ workload, container }) =>
                ["startupProbe", "livenessProbe", "readinessProbe"]
                    .filter((probe) => container[probe])
                    .map((probe) => [workload, container[probe].httpGet.port]),
            ),
        ]
            .filter(([, port]) => !portNames.has(port))
            .map(([object, port]) => `${name(object)}: ${port}`),
        `${overlay}: ports that are named are there`,
    );
    none(
        of("ServiceMonitor").flatMap((monitor) => {
            const services = of("Service").filter((one) => matches(monitor.spec.selector.matchLabels, one.metadata.labels));
            return services.length < 2
                ? [`${name(monitor)} selects ${services.length} services`]
                : services
                      .filter((one) => !monitor.spec.endpoints.every((end) => one.spec.ports.some((port) => port.name === end.port)))
                      .map((one) => `${name(one)} lacks the port`);
        }),
        `${overlay}: the service monitor finds the ports of both roles`,
    );
    none(
        [...of("HorizontalPodAutoscaler"), ...of("ScaledObject")]
            .filter((one) => !of("Deployment").some((deployment) => deployment.metadata.name === one.spec.scaleTargetRef.name))
            .map(name),
        `${overlay}: autoscalers scale deployments that are there`,
    );
    none(
        of("Deployment")
            .filter((one) => one.spec.replicas !== undefined)
            .map(name),
        `${overlay}: and nobody else sets the number of pods`,
    );
    none(
        workloads
            .filter((one) => !of("ServiceAccount").some((account) => account.metadata.name === one.spec.template.spec.serviceAccountName))
            .map(name),
        `${overlay}: service accounts are there`,
    );

    const secrets = {
        tracepress: ["JWT_SECRET", "JWT_FORMER_SECRETS", "JWT_PRIVATE_KEYS", "TRACEPRESS_OPS_TOKEN"],
        ...Object.fromEntries(clusters.map((cluster) => [`${cluster.metadata.name}-app`, ["username", "password"]])),
    };
    none(
        containers.flatMap(({ workload, container }) => [
            ...(container.envFrom ?? [])
                .filter((from) => !of("ConfigMap").some((map) => map.metadata.name === from.configMapRef?.name))
                .map((from) => `${name(workload)}: ${JSON.stringify(from)}`),
            ...container.env
                .filter((entry) => entry.valueFrom?.secretKeyRef)
                .filter(({ valueFrom: { secretKeyRef: ref } }) => !secrets[ref.name]?.includes(ref.key))
                .map((entry) => `${name(workload)}: ${entry.name}`),
        ]),
        `${overlay}: config maps are there, secrets are those of the overlay's head and of CloudNativePG`,
    );
    none(
        containers.flatMap(({ workload, container }) =>
            container.env.flatMap((entry, at) =>
                [...(entry.value ?? "").matchAll(/\$\((\w+)\)/g)]
                    .filter(
                        ([, used]) =>
                            !container.env.slice(0, at).some((earlier) => earlier.name === used) && !(used in ofMaps(of, container)),
                    )
                    .map(([, used]) => `${name(workload)}: ${used} in ${entry.name}`),
            ),
        ),
        `${overlay}: what $(…) refers to stands before it`,
    );
    none(
        containers.flatMap(({ workload, container }) =>
            [...(container.volumeMounts ?? [])]
                .filter((mount) => !workload.spec.template.spec.volumes.some((volume) => volume.name === mount.name))
                .map((mount) => `${name(workload)}: ${mount.name}`),
        ),
        `${overlay}: volumes are there`,
    );
    none(
        of("Pooler")
            .filter((pooler) => !clusters.some((cluster) => cluster.metadata.name === pooler.spec.cluster.name))
            .map(name),
        `${overlay}: poolers are of a cluster that is there`,
    );
    none(
        clusters.flatMap((cluster) => containers.flatMap((one) => wrongWays(of, cluster, one))),
        `${overlay}: every address of the database leads to where what is said there is understood`,
    );
    return { namespace, containers, of };
}

/** The objects against the service: its settings, its figures, how it stops. */
function checkService(overlay, { namespace, containers, of }) {
    const settings = new Set(
        [...readFileSync("docs/settings.md", "utf8").matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(([, cell]) =>
            [...cell.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, found]) => found),
        ),
    );
    const used = JSON.stringify(containers.flatMap(({ container }) => container.env.map((entry) => entry.value ?? "")));
    const elsewhere = /^(OTEL_|PYROSCOPE_|LOGGING_LEVEL_|JDK_JAVA_OPTIONS$)/;
    none(
        containers.flatMap(({ workload, container }) => {
            return [...Object.keys(ofMaps(of, container)), ...container.env.map((entry) => entry.name)]
                .filter((variable) => !settings.has(variable) && !elsewhere.test(variable) && !used.includes(`$(${variable})`))
                .map((variable) => `${name(workload)}: ${variable}`);
        }),
        `${overlay}: every variable is a setting of the service (docs/settings.md), of OpenTelemetry or of the JVM`,
    );
    const role = (workload) => workload.spec.template.metadata.labels["app.kubernetes.io/component"];
    none(
        containers
            .filter(({ workload }) => role(workload) === "api")
            .filter(({ container }) => !valueOf(of, container, "TRACEPRESS_TRUSTED_PROXIES"))
            .map(({ workload }) => name(workload)),
        `${overlay}: who comes through the ingress controller is a client of their own (TRACEPRESS_TRUSTED_PROXIES)`,
    );
    none(
        containers
            .filter(({ container }) => container.livenessProbe)
            .filter(
                ({ container }) =>
                    container.livenessProbe.httpGet.path !== "/livez" ||
                    container.startupProbe.httpGet.path !== "/livez" ||
                    container.readinessProbe.httpGet.path !== "/readyz",
            )
            .map(({ workload }) => name(workload)),
        `${overlay}: the probes are /livez and /readyz`,
    );
    none(
        containers
            .filter(({ workload }) => workload.kind === "Deployment")
            .filter(
                ({ workload, container }) =>
                    workload.spec.template.spec.terminationGracePeriodSeconds < container.lifecycle.preStop.sleep.seconds + SECONDS_TO_STOP,
            )
            .map(({ workload }) => name(workload)),
        `${overlay}: pods have the time to stop that the service takes (${SECONDS_TO_STOP} s and what preStop waits)`,
    );
    none(
        containers
            .filter(({ workload, container }) => {
                const pod = workload.spec.template.spec;
                const own = container.securityContext ?? {};
                return !(
                    pod.securityContext?.runAsNonRoot &&
                    pod.securityContext.runAsUser > 0 &&
                    pod.securityContext.seccompProfile?.type === "RuntimeDefault" &&
                    pod.automountServiceAccountToken === false &&
                    own.readOnlyRootFilesystem &&
                    own.allowPrivilegeEscalation === false &&
                    own.capabilities?.drop?.includes("ALL") &&
                    container.resources?.requests?.cpu &&
                    container.resources?.limits?.memory
                );
            })
            .map(({ workload }) => name(workload)),
        `${overlay}: no container is root, writes to its image, gains privileges, or goes without requests and a limit of memory`,
    );

    const signals = readFileSync("docs/signals.md", "utf8");
    none(
        of("ScaledObject").flatMap((one) =>
            one.spec.triggers.flatMap(({ metadata }) => [
                ...[...metadata.query.matchAll(/\b(jobs_\w+|http_\w+|db_\w+)/g)]
                    .filter(([, metric]) => !signals.includes(`\`${metric}\``))
                    .map(([, metric]) => `${name(one)}: ${metric}`),
                ...(metadata.query.includes(`namespace="${namespace}"`) ? [] : [`${name(one)}: the namespace is not ${namespace}`]),
            ]),
        ),
        `${overlay}: workers are scaled by a metric of docs/signals.md, in this namespace`,
    );

    const most = (role) => {
        const scaler = [...of("HorizontalPodAutoscaler"), ...of("ScaledObject")].find((one) => one.spec.scaleTargetRef.name === role.metadata.name);
        return (scaler.spec.maxReplicas ?? scaler.spec.maxReplicaCount) + role.spec.strategy.rollingUpdate.maxSurge;
    };
    const pool = Number(of("ConfigMap")[0].data.TRACEPRESS_DATABASE_CONNECTIONS);
    const terms = [];
    for (const deployment of of("Deployment")) {
        const role = deployment.metadata.labels["app.kubernetes.io/component"];
        const { container } = containers.find(({ workload }) => workload === deployment);
        const takes = connections(role, pool);
        const has = (variable) => valueOf(of, container, variable) !== undefined;
        const each =
            takes.listening +
            (has("DATABASE_DIRECT_URL") ? 0 : takes.statements) +
            // Any instance may become the primary, and readers do not ask it as a replica then; until they know, they have.
            (has("DATABASE_READ_URL") ? takes.watching + takes.reads : 0);
        terms.push([`${most(deployment)} × ${each} of ${role}`, most(deployment) * each]);
    }
    for (const pooler of of("Pooler")) {
        const size = Number(pooler.spec.pgbouncer.parameters.default_pool_size);
        terms.push([`${pooler.spec.instances} × ${size} of ${pooler.metadata.name}`, pooler.spec.instances * size]);
    }
    terms.push([`${2 * of("Job").length} migrating`, 2 * of("Job").length], [`${CONNECTIONS_KEPT} kept`, CONNECTIONS_KEPT]);
    const needed = terms.reduce((sum, [, count]) => sum + count, 0);
    const allowed = Number(of("Cluster")[0].spec.postgresql.parameters.max_connections);
    fact(needed <= allowed, `${overlay}: connections suffice: ${terms.map(([text]) => text).join(" + ")} = ${needed} of ${allowed}`);
}

/** What a process of a role takes, by the table of docs/scaling.md, which `mvn verify` holds to the service. */
function connections(role, pool) {
    const row = readFileSync(SCALING, "utf8").match(new RegExp(`^\\| \`${role}\` \\|(.*)\\|$`, "m"));
    if (!row) {
        throw new Error(`${SCALING} does not say how many connections ${role} takes`);
    }
    const [statements, listening, watching, reads] = row[1]
        .split("|")
        .map((cell) => cell.split("+").reduce((sum, term) => sum + (term.trim() === "n" ? pool : Number(term)), 0));
    return { statements, listening, watching, reads };
}

async function overlays(paths) {
    const files = paths.map((path) => [
        path.replace(/.*\/|\.yaml$/g, ""),
        parseAllDocuments(readFileSync(path, "utf8")).map((document) => document.toJS()),
    ]);
    for (const [overlay, objects] of files) {
        await checkValues(overlay, objects);
    }
    checkNames(files);
    for (const [overlay, objects] of files) {
        checkService(overlay, checkReferences(overlay, objects));
    }
    console.log("");
    console.log("Not checked here, for want of a cluster: that an API server takes it (admission, CEL rules, formats of quantities);");
    console.log("that the operators are there (KEDA, Prometheus', CloudNativePG's) and do what is asked; that the image starts.");
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === "rules") {
    rules(rest[0]);
} else {
    await overlays(rest);
}
process.exit(failures === 0 ? 0 : 1);
