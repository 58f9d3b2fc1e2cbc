import type { LabelRow } from '../row.ts';

/** Labels of the decisions of each team, of the model's chances, and of why the others held. */
export const DECISION_LABELS = {
  'What each team decided, and what the model gave it': [
    'Ce que chaque équipe a décidé, et ce que le modèle lui donnait',
    'Что решила каждая команда и что давала модель',
    'هر تیم چه تصمیم گرفت و مدل به آن چه می‌داد',
    'هر ټیم څه پرېکړه وکړه او موډل ورته څه ورکول',
  ],
  'The chances are those of a first step up and down over the whole turn, with all else as it was played and this team’s own decision left out. The factors are the three strongest for that step and the three strongest against it when the turn begins: up, or down where the team stepped down or nothing is above. Turns that say the same are one row.':
    [
      'Les probabilités sont celles d’un premier pas vers le haut et vers le bas sur tout le tour, tout le reste étant comme il fut joué, sans la décision de l’équipe elle-même. Les facteurs sont les trois plus forts pour ce pas et les trois plus forts contre, au début du tour : vers le haut, ou vers le bas là où l’équipe est descendue ou que rien n’est au-dessus. Les tours qui disent la même chose sont une seule ligne.',
      'Вероятности — это первый шаг вверх и вниз за весь ход, когда всё прочее как сыграно, но без решения самой команды. Факторы — три сильнейших за этот шаг и три против него в начале хода: вверх, или вниз, если команда сделала шаг вниз или выше ничего нет. Одинаковые ходы — одна строка.',
      'احتمال‌ها از آنِ نخستین گام بالا و پایین در همهٔ نوبت‌اند، وقتی همه چیز دیگر چنان است که بازی شد و تصمیم خود این تیم کنار گذاشته شده. عامل‌ها سه قوی‌ترین به سود آن گام و سه قوی‌ترین در برابر آن در آغاز نوبت‌اند: بالا، یا پایین آنجا که تیم پایین رفت یا چیزی بالاتر نیست. نوبت‌هایی که یک چیز می‌گویند یک سطرند.',
      'احتمالونه د ټول وار لپاره د لومړي پورته او ښکته ګام دي، چې نور هر څه لکه څنګه چې ولوبول شول دي او د دې ټیم خپله پرېکړه لرې شوې ده. لاملونه د وار په پیل کې د هغه ګام درې تر ټولو قوي پلوي او درې تر ټولو قوي مخالف دي: پورته، یا ښکته چې ټیم ښکته تللی وي یا پورته څه نه وي. هغه وارونه چې یو شی وايي یوه کرښه دي.',
    ],
  of: ['qui', 'чей', 'از', 'د چا'],
  for: ['pour', 'за', 'به سود', 'پلوي'],
  against: ['contre', 'против', 'در برابر', 'مخالف'],
  'as before': ['comme avant', 'как раньше', 'مانند پیش', 'لکه مخکې'],
  'for the step down: {factors}': [
    'pour le pas vers le bas : {factors}',
    'за шаг вниз: {factors}',
    'به سود گام پایین: {factors}',
    'د ښکته ګام پلوي: {factors}',
  ],
  'the model played': ['le modèle a joué', 'играла модель', 'مدل بازی کرد', 'موډل ولوبېد'],
  'holds, not asked': [
    'reste, non interrogée',
    'без движения, не спрошена',
    'می‌ماند، پرسیده نشد',
    'پاتې کېږي، ونه پوښتل شو',
  ],
  'holds, as it said before': [
    'reste, comme elle l’a dit avant',
    'без движения, как решила раньше',
    'می‌ماند، چنان‌که پیش‌تر گفت',
    'پاتې کېږي، لکه مخکې یې چې ویلي وو',
  ],
  'steps up': ['monte', 'шаг вверх', 'بالا می‌رود', 'پورته ځي'],
  'steps down': ['descend', 'шаг вниз', 'پایین می‌رود', 'ښکته ځي'],
  'a step forward': ['un pas en avant', 'шаг вперёд', 'یک گام به پیش', 'یو ګام مخکې'],
  'a step back': ['un pas en arrière', 'шаг назад', 'یک گام به پس', 'یو ګام شاته'],
  'Why the others held': [
    'Pourquoi les autres n’ont pas bougé',
    'Почему остальные не двигались',
    'چرا دیگران ماندند',
    'نور ولې پر ځای پاتې شول',
  ],
  '{state} held in its one turn.': [
    '{state} n’a pas bougé à son seul tour.',
    '{state}: без движения в свой единственный ход.',
    '{state} در تنها نوبت خود ماند.',
    '{state} په خپل یوازیني وار کې پر ځای پاتې شو.',
  ],
  '{state} held in all {n} turns.': [
    '{state} n’a bougé à aucun des {n} tours.',
    '{state}: без движения во все ходы ({n}).',
    '{state} در هر {n} نوبت ماند.',
    '{state} په ټولو {n} وارونو کې پر ځای پاتې شو.',
  ],
  'The model gave it {chance} for a step up in that time.': [
    'Le modèle donnait {chance} à un pas vers le haut pendant ce temps.',
    'Шагу вверх модель давала {chance} за это время.',
    'مدل به یک گام بالا در آن مدت {chance} می‌داد.',
    'موډل پورته ګام ته په هغه موده کې {chance} ورکول.',
  ],
  'The model gave it {chance} for a step down in that time.': [
    'Le modèle donnait {chance} à un pas vers le bas pendant ce temps.',
    'Шагу вниз модель давала {chance} за это время.',
    'مدل به یک گام پایین در آن مدت {chance} می‌داد.',
    'موډل ښکته ګام ته په هغه موده کې {chance} ورکول.',
  ],
  '{state} {hold}.': ['{state} : {hold}.', '{state}: {hold}.', '{state}: {hold}.', '{state}: {hold}.'],
  'Held back most by {against}.': [
    'Le plus retenu par {against}.',
    'Сильнее всего удерживает: {against}.',
    'بیش از همه بازداشته با {against}.',
    'تر ټولو ډېر یې مخه نیسي: {against}.',
  ],
  'Held back most by {against}; drawn on by {towards}.': [
    'Le plus retenu par {against} ; attiré par {towards}.',
    'Сильнее всего удерживает: {against}; влечёт: {towards}.',
    'بیش از همه بازداشته با {against}؛ کشیده با {towards}.',
    'تر ټولو ډېر یې مخه نیسي: {against}؛ ورکاږي یې: {towards}.',
  ],
  'Only the base rate held it back.': [
    'Seul le taux de base le retenait.',
    'Удерживала только базовая частота.',
    'تنها نرخ پایه آن را بازمی‌داشت.',
    'یوازې بنسټیزې کچې یې مخه نیوله.',
  ],
  'Only the base rate held it back; drawn on by {towards}.': [
    'Seul le taux de base le retenait ; attiré par {towards}.',
    'Удерживала только базовая частота; влечёт: {towards}.',
    'تنها نرخ پایه آن را بازمی‌داشت؛ کشیده با {towards}.',
    'یوازې بنسټیزې کچې یې مخه نیوله؛ ورکاږي یې: {towards}.',
  ],
} as const satisfies Readonly<Record<string, LabelRow>>;
