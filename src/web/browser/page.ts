import type { FromWorker, ToWorker } from '../messages.ts';
import { watch, watchLinks } from './deeds.ts';
import { draw } from './dom.ts';
import { notice, type OpenPage, openLink, showChoice } from './state.ts';
import { unpacked } from './unpack.ts';

// The script of the page. It reads the deeds of a person, asks the worker, and draws the answers of the worker.

const save = (name: string, type: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

type Ready = Extract<FromWorker, { readonly kind: 'ready' }>;

const run = (worker: Worker, ready: Ready): void => {
  const ask = (message: ToWorker): void => worker.postMessage(message);
  const state = {
    chosen: ready.first,
    isStopped: false,
    isCopied: false,
    pause: undefined,
    player: undefined,
  };
  const page: OpenPage = { ...ready, ...state, ask, before: [] };
  const open = (): void => {
    openLink(page);
    showChoice(page);
  };
  watch(page);
  addEventListener('hashchange', open);
  open();
};

const answered = (worker: Worker, message: FromWorker): void => {
  if (message.kind === 'ready') run(worker, message);
  else if (message.kind === 'saved') save(message.name, message.type, message.text);
  else if (message.kind === 'failed') notice(`Counting stopped: ${message.reason}`);
  else for (const [id, part] of Object.entries(message.parts)) draw(id, part);
};

const begin = async (): Promise<void> => {
  watchLinks();
  try {
    const [engine, given] = await Promise.all([unpacked('engine'), unpacked('scenario')]);
    const worker = new Worker(URL.createObjectURL(new Blob([engine], { type: 'text/javascript' })));
    worker.onerror = () =>
      notice('Counting stopped. What is shown was counted before. Load the page again to go on.');
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => answered(worker, data);
    const open: ToWorker = { kind: 'open', given };
    worker.postMessage(open);
  } catch {
    notice(
      'This browser cannot count here: you see the written odds of the file, and sliders are off. Open the page in Firefox, Chrome, Edge or Safari of the last three years.',
    );
  }
};

void begin();
