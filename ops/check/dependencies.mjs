// Reads a bill of materials (CycloneDX), for ops/check/dependencies.sh.
import {readFileSync} from 'node:fs';

const DATABASE = 'https://api.osv.dev/v1/querybatch';
const PATIENCE_MS = 15_000;
const AT_ONCE = 500;

const [bom, licences, ...options] = process.argv.slice(2);
const components = JSON.parse(readFileSync(bom, 'utf8')).components;
const allowed = new Set(
    readFileSync(licences, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#')));
let failed = false;

const say = (holds, text) => {
    failed ||= !holds;
    console.log(`${holds ? 'ok  ' : 'FAIL'}  ${text}`);
};

const nameOf = (component) => `${component.group ? component.group + ':' : ''}${component.name}:${component.version}`;

const licencesOf = (component) =>
    (component.licenses ?? []).map((entry) => entry.expression ?? entry.license?.id ?? entry.license?.name ?? '?');

const isOurs = (component) => component.group === 'dev.tracepress';

function checkLicences() {
    const others = components.filter((component) => !isOurs(component));
    const used = new Map();
    for (const component of others) {
        const offered = licencesOf(component);
        const taken = offered.find((licence) => allowed.has(licence));
        if (options.includes('--list')) {
            console.log(`      ${nameOf(component)}  ${offered.join(' or ') || 'no licence'}`);
        }
        if (taken) {
            used.set(taken, (used.get(taken) ?? 0) + 1);
        } else {
            say(false, `${nameOf(component)} has ${offered.join(' or ') || 'no licence'}, which is not allowed`);
        }
    }
    say(others.length > 0, `${others.length} components come from others`);
    for (const [licence, count] of [...used].sort((one, other) => other[1] - one[1])) {
        say(true, `${count} under ${licence}`);
    }
    for (const licence of allowed) {
        say(used.has(licence), `${licence} is allowed because something needs it`);
    }
}

async function ask(packages) {
    const answer = await fetch(DATABASE, {
        method: 'POST',
        body: JSON.stringify({queries: packages.map((purl) => ({package: {purl}}))}),
        signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return (await answer.json()).results;
}

async function checkVulnerabilities() {
    const known = components.filter((component) => !isOurs(component) && component.purl);
    let vulnerable = 0;
    for (let from = 0; from < known.length; from += AT_ONCE) {
        const asked = known.slice(from, from + AT_ONCE);
        // Qualifiers such as the type of the file are none of the database's.
        const results = await ask(asked.map((component) => component.purl.replace(/\?.*/, '')));
        results.forEach((result, index) => {
            if (!result.vulns) return;
            vulnerable++;
            say(false, `${nameOf(asked[index])}: ${result.vulns.map((found) => found.id).join(', ')}`);
        });
    }
    say(vulnerable === 0, `${known.length} components were looked up, ${vulnerable} have known vulnerabilities`);
}

checkLicences();
try {
    await checkVulnerabilities();
} catch (unreachable) {
    const told = `known vulnerabilities: the database of OSV cannot be reached (${unreachable.cause?.code ?? unreachable.message})`;
    if (options.includes('--must-ask')) {
        say(false, told);
    } else {
        console.log(`NOT CHECKED  ${told}`);
    }
}
process.exit(failed ? 1 : 0);
