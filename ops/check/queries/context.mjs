// Prints what .dockerignore lets through of the files whose paths are read from standard input, one a line, as Docker reads it.

import { readFileSync } from 'node:fs';
import dockerignore from '@balena/dockerignore';

const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const ignored = dockerignore().add(readFileSync(process.argv[2], 'utf8'));
for (const path of ignored.filter(paths)) console.log(path);
