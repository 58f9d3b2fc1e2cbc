import type { LabelRow } from '../row.ts';

/** Labels of the first page of a pack, and of where class and model parted. */
export const SUMMARY_LABELS = {
  'In short': ['En bref', 'Коротко', 'کوتاه', 'لنډیز'],
  'On {day} {who}': ['Le {day} : {who}', '{day} {who}', 'در {day} {who}', 'د {day} په ورځ {who}'],
  'Every team held in every turn.': [
    'Aucune équipe n’a bougé à aucun tour.',
    'Ни одна команда не двигалась ни в один ход.',
    'هر تیم در هر نوبت ماند.',
    'هر ټیم په هر وار کې پر ځای پاتې شو.',
  ],
  'The likeliest step up that a team did not take: {state} in turn {turn}, to which the model gave {chance} over the turn.':
    [
      'Le pas vers le haut le plus probable qu’une équipe n’a pas fait : {state} au tour {turn}, auquel le modèle donnait {chance} sur le tour.',
      'Самый вероятный шаг вверх, которого команда не сделала: {state}, ход {turn}; модель давала ему {chance} за ход.',
      'محتمل‌ترین گام بالا که تیمی برنداشت: {state} در نوبت {turn}، که مدل به آن {chance} در نوبت می‌داد.',
      'تر ټولو شونی پورته ګام چې ټیم وانه خیست: {state} په {turn}. وار کې، چې موډل ورته په وار کې {chance} ورکول.',
    ],
  'Of the futures in which no people decide {same} count as many recognisers as the class, {fewer} fewer, {more} more.':
    [
      'Parmi les avenirs où personne ne décide, {same} comptent autant de reconnaissances que la classe, {fewer} moins, {more} plus.',
      'Из вариантов будущего, где люди не решают, столько же признаний, сколько в классе, — {same}, меньше — {fewer}, больше — {more}.',
      'از آینده‌هایی که مردم در آن تصمیم نمی‌گیرند {same} به اندازهٔ صنف شناسنده دارند، {fewer} کمتر و {more} بیشتر.',
      'په هغو راتلونکو کې چې خلک پرېکړه نه کوي {same} د ټولګي هومره پېژندونکي لري، {fewer} لږ، {more} زیات.',
    ],
  'The best predictions of the played future were those of {team}.': [
    'Les meilleures prévisions de l’avenir joué furent celles de {team}.',
    'Лучшие прогнозы сыгранного будущего — у команды {team}.',
    'بهترین پیش‌بینی‌های آیندهٔ بازی‌شده از {team} بود.',
    'د لوبول شوې راتلونکې غوره وړاندوینې د {team} وې.',
  ],
  'No team decided for a state.': [
    'Aucune équipe n’a décidé pour un État.',
    'Ни одна команда не решала за государство.',
    'هیچ تیمی برای کشوری تصمیم نگرفت.',
    'هېڅ ټیم د کوم هېواد لپاره پرېکړه ونه کړه.',
  ],
  'Of {n} states that teams played {parted} parted from the model; {same} went where it would have gone.': [
    'États joués par des équipes : {n}. Séparés du modèle : {parted} ; allés où il serait allé : {same}.',
    'Из государств команд ({n}) разошлись с моделью: {parted}; пошли туда же, куда она: {same}.',
    'از {n} کشوری که تیم‌ها بازی کردند {parted} از مدل جدا شد؛ {same} به همان جایی رفت که مدل می‌رفت.',
    'له {n} هېوادونو چې ټیمونو ولوبول {parted} له موډله بېل شول؛ {same} هلته ولاړل چې موډل به تللی وای.',
  ],
  "{team}, turn {turn}: {state} stayed at {after}; the model's own was at {own}.": [
    '{team}, tour {turn} : {state} est resté à {after} ; celui du modèle était à {own}.',
    '{team}, ход {turn}: {state} — осталось «{after}»; у модели было «{own}».',
    '{team}، نوبت {turn}: {state} در {after} ماند؛ در مدل در {own} بود.',
    '{team}، وار {turn}: {state} په {after} کې پاتې شو؛ په موډل کې په {own} کې و.',
  ],
  "{team}, turn {turn}: {state} ended at {after}; the model's own was at {own}.": [
    '{team}, tour {turn} : {state} a fini à {after} ; celui du modèle était à {own}.',
    '{team}, ход {turn}: {state} — итог «{after}»; у модели было «{own}».',
    '{team}، نوبت {turn}: {state} به {after} رسید؛ در مدل در {own} بود.',
    '{team}، وار {turn}: {state} {after} ته ورسېد؛ په موډل کې په {own} کې و.',
  ],
  'The model gave a step up {chance} over that turn.': [
    'Le modèle donnait à un pas vers le haut {chance} sur ce tour.',
    'Шагу вверх модель давала {chance} за этот ход.',
    'مدل به یک گام بالا در آن نوبت {chance} می‌داد.',
    'موډل پورته ګام ته په هغه وار کې {chance} ورکول.',
  ],
  'The model gave a step down {chance} over that turn.': [
    'Le modèle donnait à un pas vers le bas {chance} sur ce tour.',
    'Шагу вниз модель давала {chance} за этот ход.',
    'مدل به یک گام پایین در آن نوبت {chance} می‌داد.',
    'موډل ښکته ګام ته په هغه وار کې {chance} ورکول.',
  ],
  'For each state the model played it alone from the start, with the same luck and all others as they were. It counts once: in the first turn at whose end it was on another rung.':
    [
      'Pour chaque État le modèle l’a joué seul depuis le début, avec le même hasard et tous les autres tels qu’ils étaient. Il compte une fois : au premier tour à la fin duquel il était à un autre échelon.',
      'За каждое государство модель играла одна с начала, при том же случае и прежних остальных. Оно считается один раз: в первый ход, в конце которого оно было на другой ступени.',
      'برای هر کشور مدل آن را از آغاز تنها بازی کرد، با همان بخت و دیگران همان‌گونه که بودند. یک بار شمرده می‌شود: در نخستین نوبتی که در پایانش بر پلهٔ دیگری بود.',
      'د هر هېواد لپاره موډل له پیله یوازې ولوباوه، له همدې بخت سره او نور ټول لکه څنګه چې وو. یو ځل شمېرل کېږي: په لومړي وار کې چې په پای کې یې پر بل پوړ و.',
    ],
  'With the class, {who} {n} states are on another rung than without it.': [
    'Avec la classe : {who} États à un autre échelon que sans elle : {n}.',
    'С классом {who} На другой ступени, чем без него: {n}.',
    'با صنف، {who} {n} کشور بر پلهٔ دیگری‌اند تا بی آن.',
    'له ټولګي سره، {who} {n} هېوادونه پر بل پوړ دي تر هغه چې بې له دې.',
    {
      one: 'With the class, {who} {n} state is on another rung than without it.',
      other: 'With the class, {who} {n} states are on another rung than without it.',
    },
  ],
} as const satisfies Readonly<Record<string, LabelRow>>;
