import type { LabelRow } from './row.ts';

/** Labels of what a class may look at or try besides its moves: weights, ties, the factors of a role, the teacher's moves. */
export const TOOL_LABELS = {
  'The teacher': ['L’enseignant', 'Преподаватель', 'آموزگار', 'ښوونکی'],
  'Force or block a move': [
    'Forcer ou bloquer un pas',
    'Навязать или запретить шаг',
    'یک گام را تحمیل یا بند کنید',
    'یو ګام جبري یا بند کړئ',
  ],
  'Which state?': ['Quel État ?', 'Какое государство?', 'کدام کشور؟', 'کوم هېواد؟'],
  'What does it do in this turn?': [
    'Que fait-il pendant ce tour ?',
    'Что оно делает в этом ходе?',
    'در این نوبت چه می‌کند؟',
    'په دې وار کې څه کوي؟',
  ],
  'Why? All read it when the turn is revealed:': [
    'Pourquoi ? Tous le lisent à la révélation :',
    'Почему? Все прочтут это при раскрытии хода:',
    'چرا؟ همه آن را هنگام آشکار شدن نوبت می‌خوانند:',
    'ولې؟ ټول یې د وار د ښکاره کېدو پر مهال لولي:',
  ],
  'The teacher has decided for a state. All see it at the reveal.': [
    'L’enseignant a décidé pour un État. Tous le verront à la révélation.',
    'Преподаватель решил за государство. Все увидят это при раскрытии.',
    'آموزگار برای یک کشور تصمیم گرفت. همه هنگام آشکار شدن آن را می‌بینند.',
    'ښوونکي د یوه هېواد لپاره پرېکړه وکړه. ټول یې د ښکاره کېدو پر مهال ویني.',
  ],
  'a step up': ['un pas vers le haut', 'шаг вверх', 'یک گام بالا', 'یو ګام پورته'],
  'no step': ['aucun pas', 'без шага', 'بی گام', 'بې ګامه'],
  'a step down': ['un pas vers le bas', 'шаг вниз', 'یک گام پایین', 'یو ګام ښکته'],
  '{state} may make no step': [
    '{state} ne peut faire aucun pas',
    '{state}: шаг запрещён',
    '{state} نمی‌تواند گامی بردارد',
    '{state} هېڅ ګام نشي اخیستلی',
  ],
  '{role}: what the model counts': [
    '{role} : ce que compte le modèle',
    '{role}: что считает модель',
    '{role}: آنچه مدل می‌شمارد',
    '{role}: هغه څه چې موډل یې شمېري',
  ],
  '{factor} multiplies the chance that {state} steps up by {times}.': [
    '{factor} : la chance que {state} monte est multipliée par {times}.',
    '{factor}: шанс шага вверх ({state}) умножается на {times}.',
    '{factor}: احتمال گام بالای {state} ضرب می‌شود در {times}.',
    '{factor}: د {state} د پورته ګام چانس په {times} کې ضربېږي.',
  ],
  'The model gives it no factor in this turn.': [
    'Le modèle ne lui donne aucun facteur dans ce tour.',
    'В этом ходе у модели нет такого множителя.',
    'مدل در این نوبت به آن ضریبی نمی‌دهد.',
    'موډل په دې وار کې ورته هېڅ ضریب نه ورکوي.',
  ],
  'Who listens to whom': ['Qui écoute qui', 'Кто кого слушает', 'که به که گوش می‌دهد', 'څوک چا ته غوږ نیسي'],
  '{state} listens to: {others}.': [
    '{state} écoute : {others}.',
    '{state} слушает: {others}.',
    '{state} گوش می‌دهد به: {others}.',
    '{state} غوږ نیسي: {others}.',
  ],
  '{state} does not want to be behind: {others}.': [
    '{state} ne veut pas être derrière : {others}.',
    '{state} не хочет отстать от: {others}.',
    '{state} نمی‌خواهد پشت سر بماند از: {others}.',
    '{state} نه غواړي وروسته پاتې شي له: {others}.',
  ],
  'At this table these listen to {state}: {others}.': [
    'À cette table écoutent {state} : {others}.',
    'За этим столом {state} слушают: {others}.',
    'در این میز به {state} گوش می‌دهند: {others}.',
    'په دې مېز کې {state} ته غوږ نیسي: {others}.',
  ],
  met: ['atteint', 'достигнуто', 'به دست آمد', 'ترلاسه شو'],
  'not met': ['non atteint', 'не достигнуто', 'به دست نیامد', 'ترلاسه نه شو'],
  'One weight that we would change:': [
    'Un poids que nous changerions :',
    'Один вес, который мы изменили бы:',
    'یک وزن که ما تغییر می‌دادیم:',
    'یو وزن چې موږ به بدل کړی وای:',
  ],
  '{weight}, halved': [
    '{weight}, divisé par deux',
    '{weight}, вдвое меньше',
    '{weight}، نصف',
    '{weight}، نیمايي',
  ],
  '{weight}, doubled': [
    '{weight}, doublé',
    '{weight}, вдвое больше',
    '{weight}، دو برابر',
    '{weight}، دوه برابره',
  ],
  'Weights that teams would change': [
    'Les poids que les équipes changeraient',
    'Веса, которые команды изменили бы',
    'وزن‌هایی که تیم‌ها تغییر می‌دادند',
    'هغه وزنونه چې ټیمونو به بدل کړي وای',
  ],
  'The same {count} futures without people, before and after the change. In brackets the 95 % interval of the difference, in points.':
    [
      'Les mêmes {count} avenirs sans personne, avant et après le changement. Entre parenthèses, l’intervalle à 95 % de la différence, en points.',
      'Одни и те же варианты будущего без людей ({count}), до изменения и после него. В скобках 95 %-й интервал разницы, в пунктах.',
      'همان {count} آینده بدون مردم، پیش و پس از تغییر. در قوس فاصلهٔ ۹۵ درصدی تفاوت، به واحد درصد.',
      'همغه {count} راتلونکي بې خلکو، د بدلون مخکې او وروسته. په لیندۍ کې د توپیر ۹۵ سلنه واټن، په سلنیزو ټکو.',
    ],
  weight: ['poids', 'вес', 'وزن', 'وزن'],
  '{weight}, {from} to {to}': [
    '{weight}, de {from} à {to}',
    '{weight}, с {from} до {to}',
    '{weight}، از {from} به {to}',
    '{weight}، له {from} څخه {to} ته',
  ],
  '{team} would change: {change}. {odds}.': [
    '{team} changerait : {change}. {odds}.',
    '{team} — изменение: {change}. {odds}.',
    '{team} تغییر می‌داد: {change}. {odds}.',
    '{team} به بدلوله: {change}. {odds}.',
  ],
} as const satisfies Readonly<Record<string, LabelRow>>;
