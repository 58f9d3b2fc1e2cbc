import { parentPort, workerData } from 'node:worker_threads';
import { type PackTask, packOut, type SlowTask, workOut } from '../../class/steps/slow.ts';
import { loadKernel } from '../../engine/worlds/in-world.ts';

// The code of a thread that does one thing and ends.

await loadKernel();
const task: SlowTask | PackTask = workerData;
parentPort?.postMessage('mark' in task ? packOut(task) : workOut(task));
