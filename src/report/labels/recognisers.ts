import type { TurnRecord } from '../../domain/run.ts';
import { recogniserSentence, recognisersIn, type Voice } from '../words/sentences.ts';
import type { Say } from './saying.ts';

/** Who recognises, as a sentence in the language of `say`. Above twelve they are counted. */
export const recognisersSaid = (say: Say, record: TurnRecord, voice: Voice): string => {
  if (say.language === 'en') return recogniserSentence(record, voice);
  const who = recognisersIn(record, voice);
  const count = say('{n} of {all} states recognise', { n: who.length, all: voice.scenario.states.length });
  const isNamed = who.length > 0 && who.length <= 12;
  return isNamed ? say('{count}: {who}.', { count, who: say.list(who) }) : `${count}.`;
};
