#!/usr/bin/env node
// The first file of the program. Older versions of Node can read it too: it says which version is needed before a file that
// they cannot read is loaded. So it has nothing of newer JavaScript, and imports nothing at its top.

const LEAST = 20;
const { node } = process.versions;
if (Number(node.split('.')[0]) < LEAST) {
  process.stderr.write(`demarche needs Node.js ${LEAST} or later; this is ${node}.\n`);
  process.exitCode = 1;
} else import('./main.ts');
