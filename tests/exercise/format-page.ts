import * as z from 'zod';
import { exerciseFile } from '../../src/exercise/schema.ts';

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly default?: unknown;
  readonly otherwise?: string;
}

const HEAD = `# Exercises as files

An exercise is one YAML file. \`demarche check FILE\` names every slip with its line, column and the nearest valid name;
\`demarche exercise FILE --auto\` plays it through with its scripted answers. The eight that come with demarche, in
\`scenarios/exercises/\`, are the best examples: copy one and change it. \`demarche new NAME --exercise SCENARIO\` writes one for your
scenario that can be played at once ([your own case](own-case.md)).

Effects and conditions are written as in [scenario files](scenario-format.md). Texts of several paragraphs use \`|\`. A team's move is carried
out in the first of the scenario's turns that its turn lasts; in the others its state holds. Measures and injects happen on the
same day. The model plays all other states, with the same luck as a
run without people.

**A version of another exercise.** A file with \`extends: FILE\` gives only what differs from that exercise. A key takes the place of the same key in the base. Maps by id are merged, and lists
are replaced. \`id: remove\` removes an entry. A removed seat is also taken out of measures and votes. \`answers\`, if given, replace all of the base's. The basic versions
of the exercises that come with demarche are such files (\`who-is-next-basic.yaml\`): fewer teams and turns, short sentences, and a \`glossary\` that is printed for each team.

**A weight to change.** With \`weights\` each team may halve or double one of these weights with its answers to the questions. It sees the chance of each prediction before and after, in 300
futures without people and with the same luck; the pack has the difference with its 95 % interval. Scripted answers: \`changes\`.

**The teacher's hand.** The teacher can force a step of a state in the coming turn, or block it (\`v\`, or \`steer\` line by line). It goes over what a team or the model decides, in that turn alone, and
needs a reason. All read it at the reveal and in the debrief.

**Whose deed an event is.** An event of the scenario may say whose deed it is (\`by\`). A seat does the deeds of the target or the states that it plays, and of the
blocs and institutions that it speaks for (\`speaks_for\`). In an exercise such an event does not happen by luck. The same holds for the deed of the state to
which an event happens (\`by: that\`), if a seat plays that state. To the other states the event happens as often as before. A measure with \`event: ID\` of a deed
of its seats *is* that event: the same text, the same effects, and \`happened\` counts it. The condition and the rest of the event bind luck and not the team. If none
of its teams is there in a turn, the event may happen by luck in that turn. The tracks of the target do not: while its team is away they stay as they are. Events on a day (\`on\`) stay: they were settled before the class began.

**Votes for an institution.** With \`institution: ID\` a vote decides for an institution of the scenario, which then no longer decides by itself. An option with \`grants: true\` accepts
the target in the next turn of the class, with the institution's effects and text, and conditions with \`granted\` see it; \`grants: false\` defers; an option without \`grants\` does
neither. Events \`by\` the institution do not happen by luck.

**Injects** come by a step, by a vote or from the teacher. One with \`on: DATE\` comes by itself on its day. Give each the condition (\`when\`) that its text needs: with \`others: true\` a
\`count\` or \`share\` leaves out the states that seats play, so \`{count: recognition, bloc: NEIGHBOURS, others: true, at_least: 1}\` says that a neighbour has moved, and not the class.

**Turns.** \`turns: 6\` are six equal turns of \`pace\` turns of the scenario. Where turns differ, list them:
\`turns: [{lasts: 1, acts: [paris, madrid], label: The Council meets}, {lasts: 3}]\`. \`lasts\` counts turns of the scenario. In a turn with \`acts\` only
those seats decide. No curtain opens for the others; their states hold, they do nothing else, they refuse what was offered to them, and the debrief says
that they were not asked. Injects and the measures of a turn happen on its first day.

**What binds.** An effect \`block\` of an inject that a step, a vote or the teacher brings about binds teams too, as long as it lasts: their states make no such step, and the form says by what they are bound.
It binds from the day of the inject. On that day all states that it names hold, whether teams or the model play them. So a vote can decide on a common position: \`{block: {bloc: EU}, direction: up, months: 12}\`.

**The record.** An exercise on a past wave may open at its end what happened in fact: a step \`{do: reveal}\` after the last step \`play\`. The record is \`observed.csv\`, with \`population.csv\` where there is one, in the
folder of the scenario or in the folder that \`record\` names ([what is in them](history.md#what-is-in-a-folder)). The scenario has to begin where the record does. Before the step no screen, page or file shows the record. They say only
that this has happened. Then class, model alone and record are side by side: recognisers at the end of each turn, the states that teams played, and the others in groups (\`record.csv\` has every
state). Predictions are also scored by the record, if it answers them. Where the day of an act is not known, it may say neither yes nor no (\`in_fact\` and \`brier_in_fact\` in \`predictions.csv\`, empty where it does not say).

**Hold until I say otherwise.** A team can lock its move with the words *and hold until we say otherwise* (\`stands: true\` in scripted answers). It is
then not asked in later turns, its states hold, and the debrief says so. It decides again when it says so (the key \`w\`, \`wake SEAT\` line by line or in the
teacher's list; scripted answers: its next answer), and when something is for it: an offer to one of its states, a measure or an inject whose effects
name one of its states (or a track of the target that it plays), or the end of a vote in which it has a ballot. Effects on more than twelve states name no one.

**Forecasts.** In a step \`predict\` each team gives its chances, with a reason if it likes. Two buttons seal them: with the second one another person of the
team predicts too, at the same keyboard. Persons have numbers and no names. The debrief scores each person and the mean of the team. A later step \`predict\`
asks again: an empty field keeps the chance of before, and both forecasts are scored. The futures that are counted begin at the start, so they measure the first
forecast alone. A question about nothing but states that the team plays itself is not in its score. A seal is the SHA-256 of this JSON without blanks:
\`[exercise, seat, person, [[prediction, chance], …], rationale, nonce]\`, predictions in the order of their ids, chances from 0 to 1. The program draws the nonce by true
chance when people play, and from the seed with \`--auto\`. \`predictions.csv\` has all parts, and says whether each seal holds.

**The debrief.** Screen, lines and pack say the same; the pack has it as HTML, Markdown and CSV. The page begins with the class against the model, has a map for each turn, and prints without what is folded; \`teams/\` has a page for each team.

- *What the model gave* (\`chances.csv\`): for every seat, turn and state (or track of the target), held or not, the chance that its first step within the turn
  would be up, and down. Everything is as it was played; only the team's own decision is left out, so the state makes no step by hand in that turn. With \`u\` and \`d\`,
  the rates up and down of a turn of the scenario, a step up comes in it with the chance \`(1 − exp(−u)) · exp(−d)\`, a step down with \`(1 − exp(−d)) · exp(−u)\`;
  the chance of the whole turn is the sum over its turns, each times the chance that no step came before. The three strongest factors for the step and against it are those when
  the turn begins. Where a team plays the target, the base rates of its tracks are the scenario's.
- *Where class and model part* (\`partings.csv\`): the model plays each state alone from the start, with the same luck and all others as they were. A state parts once: in the
  first turn at whose end it is on another rung, in the direction of the class's step or, where the class held, of the model's.
- *What each decision was worth* (\`worth.csv\`): each move, measure, step on a track, accepted offer and vote is left out in turn (leave-one-out). In its place the team holds, spends nothing or refuses;
  a vote has the result that holds where no option has enough votes. All else is done as it was, and what follows from it (cohesion, what breaks) is worked out again. First with the
  same luck: who recognises at the end, predictions, rungs, tracks. Then in some hundred futures, each played with it and without it: the mean difference of the count and of each prediction's chance, with 95 % intervals.
  It adds up so: *the game as it was played*, less *the game in which every team holds*, is the sum of the single actions and *a rest*. The rest is what actions did only together, or what one did in place of another.
  With one action the rest is 0. *Every team holds*, less *no one at the table*, is what holding did. The more actions, the fewer futures, so that the debrief comes in a few seconds; it says how many.
- *Decisive* is what changed something besides its own state or track with the same luck: actions of teams, and moves of other states to the highest rung or from it (left out, the state holds from that day on). At most ten are named.
- *Branches* (\`branches.csv\`): a rewind begins a new branch, and the turns that were played stay in the saved game. The debrief compares all branches: what was decided differently, and what came of it. The rest of it is about the last one.

**Time.** \`minutes\` is the lesson, and \`short\` a short one; each step says its part of both (\`short: 0\`: left out there). \`check\` doubts an exercise whose steps do not add up. It
also counts 45 seconds for each time that a seat comes to the one keyboard, to play a turn, predict, judge, correct or vote: it comes, reads, decides, types a reason and locks.

**Evidence.** A seat may have rows of the evidence of the scenario (\`rows\`), printed as cards, and stored texts behind some of them (\`excerpts\`). A row has the id STATE.field, or field
alone. In a step \`judge\` each such seat seals which of its rows moves the answer most, and which is the weakest. Its seal is the SHA-256 of
\`[exercise, seat, most, weakest, reason, nonce]\`. A step \`odds\` shows the chance of each prediction in futures without people, with 95 % intervals; after corrections also before and after, and their
difference in the same futures. In a step \`recode\` each seat may correct two of its rows. The source is an address that begins with \`https:\` or the symbol of a document, such as S/2025/109;
the date is no later than \`day\`. A row of a trait, a taboo, a weight or the start of a track sets that number, as \`--set\` does, from the start of play. Every other row sets none: the correction has no value. A
vote with \`corrections: true\` has an option for each correction that was made.

The debrief leaves each row out in turn (\`rows.csv\`): the trait of a state becomes the mean of the other states with a row for the same figure, a taboo 1, a weight its mean less its spread, the start of a track 0.
It places the rows of a team by what that does to the mean number of recognisers, opens the judgements (\`judgements.csv\`), and says which stored texts contradict their rows (\`contradicts\`).
\`odds.csv\` has the odds before and after. \`corrections.csv\` is a pull request: its first six columns are those of evidence.csv, and \`upstream\` is 1 for the correction that won the vote.

**Offers to one state.** A measure with \`event: ID\` that is no deed of its seats alone offers a state an event of the scenario that happens to one state (\`happens_to\`), with
that event's text and effects. There is one measure for each state that the event can happen to: \`returns-DEU\` for the measure \`returns\` and the state
DEU; scripted answers use these ids. The team of that state finds the offer in its form of the next turn, and takes or refuses it; without an answer it
refuses. If it takes it, the event happens to the state in that turn, if the state is then on the event's rungs. A refused offer changes nothing; both are in
the news. Where no team plays the state, luck answers at once, and where its team is not there, in its turn: it takes the offer with a chance that is its trait of
the event's driver (\`by\`), cut to 0 … 1, or a half where the event names none. Offers of the last turn to teams have no answer. An event that teams
may offer does not also happen by luck, and conditions with \`happened\` do not count what was offered.

**Cohesion.** After each turn the team of the target sees a sum: what the turn gave, what its own steps cost or gave, and what others did, each with its
points. An offer counts by the credibility of offers, the variable \`credibility\` (0 to 1), at the start of the turn: with \`offer: 25\` and a credibility of 0.4 it
gives 10. A push counts as pressure, a statement as nothing. A team breaks a promise in the turn in which the last effect of its offers ends, unless it offers
something else by then; an offer with an effect that does not end is never broken. Recognition is counted in the turn in which it happens, before
any break. A step on a track that is at its end is refused.

**Goals.** \`wins\` are goals of a seat: \`{text: At most two recognise., when: {count: recognition, at_most: 2}}\`. \`when\` is a condition as in scenarios, at the end of
the last turn that was played, or one on what the class did: \`{measure: [road, canal], by: alpha, at_least: 2}\` (how often they were taken),
\`{spent: alpha, at_most: 5}\`, \`{cohesion: kabul, at_least: 20}\`, \`{outranked: KAZ, among: CENTRAL_ASIA, at_most: 1}\` (how many of them are on a higher rung),
\`{prediction: two}\` (it has come about), \`{vote: seat, option: new, by: alpha}\` (the option won; with \`by\`, this seat voted for it). Without a test such as \`at_least\` the number has to be
1 or more. \`all\`, \`any\` and \`not\` join both kinds. The debrief says for each goal whether it was met and what counted, turn by turn.

**What measures change, and whether goals can be met.** \`check --deep FILE\` plays the exercise. It takes each measure once, as early as a seat may, in a class in which all
hold, and compares 1,000 futures with and without it, in pairs of the same luck. It doubts a measure that moves no prediction by two points and no index outside noise.
It plays 200 games by a mix of simple strategies: half of the seats hold, the others step up in each turn or by luck; seats spend never, early, late or by
luck; votes go by luck; a team of the target moves the one track that it likes. It doubts a goal that is met in fewer than 5 or more than 95 % of them. The
tables of the exercises are in [measures](teaching/measures.md).

**Facts and voices.** Each says where it comes from (\`source\`), whether that is first hand (\`primary\`), as of when (\`as_of\`) and who reports it.
\`check\` refuses one that is later than the day of the briefs (\`day\`). A voice is one speaker: with \`verbatim: true\` its text is printed in quotation
marks, with \`false\` as a paraphrase. Facts have no quotation marks. Write \`source: invented\`, or \`invented: why\`, for a text that is made up, also of
measures, injects and events of a scenario: then the log, the news, briefs, forms and the pack say so beside the text.

**Languages.** \`lang: prs\` says in which language the texts are (a tag of BCP 47), \`dir: rtl\` where lines begin, if the language does not say it. The
labels of the pack and of the steps are then in that language where the program has them: French, Russian, Dari (also for \`fa\`) and Pashto. No speaker of
these languages has reviewed them yet (src/report/labels). These stay English: the heads of CSV files, the words of
\`--plain\`, keys and help, the screen of drivers, and messages.
Names of states, rungs, drivers, variables and events are those of the scenario: a scenario that \`extends\` another can give them in the same language. Write joiners
as the language is spelled; marks of direction are refused, since the program isolates what runs the other way.

This page is made from the schema: \`UPDATE_DOCS=1 npx vitest run tests/exercise\` regenerates it.
`;

const kindOf = (node: Node): string => {
  if (node.const !== undefined) return String(node.const);
  if (node.enum) return node.enum.join(', ');
  if (node.anyOf) return node.anyOf.map(kindOf).join(' or ');
  if (node.type === 'array') return 'list';
  if (node.type === 'object') return node.properties ? 'map' : 'map by id';
  return (
    { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' }[
      node.type ?? ''
    ] ?? 'see there'
  );
};

/** The entries of a list, or of a map by id. */
const entryOf = (node: Node): Node =>
  node.items ??
  (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined) ??
  node.anyOf?.find(({ items }) => items?.properties)?.items ??
  node;

const otherwise = (node: Node, needed: boolean): string => {
  if (needed) return '*needed*';
  if (node.otherwise !== undefined) return node.otherwise;
  return node.default === undefined ? 'nothing' : `\`${JSON.stringify(node.default)}\``;
};

/** Described with the scenario format. */
const ELSEWHERE = new Set(['effects', 'when']);

const sectionsOf = (title: string, node: Node): readonly string[] => {
  const { properties = {}, required = [] } = node;
  const rows = Object.entries(properties).map(
    ([key, each]) =>
      `| \`${key}\` | ${kindOf(each)} | ${each.description ?? 'As its name says.'} | ${otherwise(each, required.includes(key))} |`,
  );
  const table = [
    `## ${title}`,
    '',
    '| key | what | meaning | if left out |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
  const inner = Object.entries(properties).flatMap(([key, each]) => {
    const entry = entryOf(entryOf(each));
    if (ELSEWHERE.has(key) || !entry.properties) return [];
    return sectionsOf(title === 'At the top' ? `\`${key}\`` : `${title}, \`${key}\``, entry);
  });
  return [table, ...inner];
};

/** The page of the exercise format, from its schema. */
export const exerciseFormatPage = (): string => {
  const schema = z.toJSONSchema(exerciseFile, { io: 'input', reused: 'inline', unrepresentable: 'any' });
  return `${[HEAD.trim(), ...sectionsOf('At the top', schema as Node)].join('\n\n')}\n`;
};
