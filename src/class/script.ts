import { aheadOf } from './ahead.ts';
import type { Desk } from './desk.ts';
import type { ClassRequest } from './requests.ts';
import { taskOf } from './tasks.ts';

/**
 * What comes next by the scripted answers of the exercise; undefined once it is over. A team without an answer is not here.
 */
export const scriptedRequest = (desk: Desk): ClassRequest | undefined => {
  const ahead = aheadOf(desk);
  switch (ahead.kind) {
    case 'team': {
      const { seat } = ahead;
      const values = desk.game.exercise.answers[taskOf(desk, seat).id]?.[seat];
      return values ? { do: 'hand-in', seat, values } : { do: 'absent', seat };
    }
    case 'on':
      return { do: 'on' };
    case 'frozen':
      return { do: 'teacher', act: 'thaw' };
    case 'over':
      return undefined;
  }
};
