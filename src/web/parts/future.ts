import { mapPicture } from '../../report/page/draw/map-picture.ts';
import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { runView } from '../../report/run/run-view.ts';
import { namesOf } from '../../report/words/names.ts';
import { plural } from '../../report/words/numbers.ts';
import { shortDate, thousands } from '../../report/words/odds-numbers.ts';
import { moveText, type SeenFuture } from '../seen.ts';
import type { Shown } from '../shown.ts';
import { ladderTable } from './ladder.ts';

/** Lines of the log. */
const LOG_LINES = 6;

/** The dots under the slider: one for each turn with a move. The dot for a move to recognition is large. */
const dots = ({ run, scenario }: SeenFuture): PageElement => {
  const top = scenario.ladder.length - 1;
  const turns = run.turns.length - 1;
  const frame = { start: scenario.start, unit: scenario.turn };
  const x = (turn: number): string => `${((100 * turn) / turns).toFixed(2)}%`;
  const word = (turn: number, anchor: string): PageElement =>
    el('text', { x: x(turn), y: 24, 'text-anchor': anchor }, shortDate(frame, turn));
  return el(
    'svg',
    { 'aria-hidden': 'true', focusable: 'false' },
    word(0, 'start'),
    word(Math.round(turns / 2), 'middle'),
    word(turns, 'end'),
    run.turns.flatMap(({ turn, moves }) => {
      const high = Math.max(-1, ...moves.map(({ from, to }) => Math.max(from, to)));
      if (high < top - 1) return [];
      const isTop = high === top;
      return [el('circle', { cx: x(turn), cy: 4, r: isTop ? 5 : 3, class: isTop ? 'mk' : 'mk4' })];
    }),
  );
};

const button = (verb: string, arg: string | undefined, word: string, isLive: boolean): PageElement =>
  el(
    'button',
    { type: 'button', class: 'btn slim', 'data-do': verb, 'data-arg': arg, disabled: !isLive },
    word,
  );

const timeBlock = (shown: Shown, seen: SeenFuture, day: string, recognise: number): PageElement => {
  const { isLive, isPlaying } = shown;
  const turns = seen.run.turns.length - 1;
  const about = `turn ${seen.at} of ${turns} · ${plural(recognise, 'state')} recognise${recognise === 1 ? 's' : ''}`;
  return el(
    'div',
    { class: 'time' },
    el(
      'button',
      {
        type: 'button',
        class: 'btn main play',
        'data-do': 'play',
        'aria-label': isPlaying ? 'Stop playing' : 'Play this future',
        disabled: !isLive,
      },
      isPlaying ? '❚❚' : '▶',
    ),
    el(
      'div',
      {},
      el(
        'div',
        { class: 'row' },
        el('span', { class: 'when num' }, day),
        el('span', { class: 'small soft' }, about),
      ),
      el('input', {
        type: 'range',
        id: 'at',
        min: 0,
        max: turns,
        step: 1,
        value: seen.at,
        'aria-label': seen.scenario.turn === 'month' ? 'Month' : 'Week',
        'aria-valuetext': `${day}, ${about}`,
        'data-do': 'at',
        disabled: !isLive,
      }),
      dots(seen),
    ),
  );
};

const moveButtons = (shown: Shown, seen: SeenFuture, state: string): PagePart => {
  if (seen.at >= seen.run.turns.length - 1) return undefined;
  const name = namesOf(seen.scenario).state(state);
  const words = { up: 'steps up', hold: 'stays', down: 'steps down' } as const;
  return el(
    'div',
    { class: 'row', role: 'group', 'aria-label': `Decide for ${name} in the next turn` },
    el('span', { class: 'small soft', dir: 'auto' }, `Decide here: ${name}`),
    (['up', 'hold', 'down'] as const).map((what) =>
      button('move', moveText(seen, state, what), words[what], shown.isLive),
    ),
  );
};

/** One future: its month, its map and ladder, and its events so far. */
export const futurePart = (shown: Shown): PageElement => {
  const { given, chosen, seen, state, isLive } = shown;
  const { scenario, run, at } = seen;
  const view = runView({ scenario, run, turn: at, readings: [] });
  const rungs = run.turns[at]?.rungs ?? [];
  const drawn = { scenario, rungs, chosen: state, isLive };
  const log = view.log.toReversed().slice(0, LOG_LINES);
  return el(
    'section',
    { class: 'card mapC', id: 'future', 'aria-labelledby': 'map-h' },
    el('h2', { id: 'map-h' }, 'One of these futures'),
    el(
      'p',
      { class: 'lead', dir: 'auto' },
      `Future ${thousands(chosen.future)} of seed ${view.seed}. Another has other luck. ${view.ruleText}`,
    ),
    timeBlock(shown, seen, view.dateText, view.recognisers),
    given.map &&
      mapPicture(
        {
          map: given.map,
          target: scenario.target.id,
          count: scenario.ladder.length,
          rungOf: new Map(scenario.states.map(({ id }, i) => [id, drawn.rungs[i] ?? 0])),
          chosen: [state],
          land: (id, d, look) => {
            const isState = scenario.states.some((each) => each.id === id);
            return el('path', { d, class: look, 'data-do': isState && 'state', 'data-arg': isState && id });
          },
        },
        {
          'aria-label': `The region on ${view.dateText} in this future, each state by its rung; the ladder gives all in words`,
        },
      ),
    ladderTable(drawn, view.dateText),
    log.length === 0
      ? undefined
      : el(
          'ol',
          { class: 'log', reversed: true, 'aria-label': 'What has happened, newest first' },
          log.map(({ date, turn, text }) =>
            el(
              'li',
              {},
              el('time', { datetime: date }, shortDate({ start: scenario.start, unit: scenario.turn }, turn)),
              el('span', { dir: 'auto' }, text),
            ),
          ),
        ),
    el(
      'div',
      { class: 'row' },
      button('future', String(chosen.future + 1), 'Another future', isLive),
      at > 0 && at < run.turns.length - 1
        ? button('from-here', String(at), 'Odds from here on', isLive)
        : undefined,
    ),
    moveButtons(shown, seen, state),
  );
};
