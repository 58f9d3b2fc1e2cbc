import { parentPort, workerData } from 'node:worker_threads';
import { type SlowTask, workOut } from '../../class/steps/slow.ts';
import { loadKernel } from '../../engine/worlds/in-world.ts';

// The code of a thread that works out one thing and ends.

await loadKernel();
const task: SlowTask = workerData;
parentPort?.postMessage(workOut(task));
