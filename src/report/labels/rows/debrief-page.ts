import type { LabelRow } from '../row.ts';

/** Labels of the debrief as a page: its headline, its charts, and the page of each team. */
export const DEBRIEF_PAGE_LABELS = {
  Contents: ['Sommaire', 'Содержание', 'فهرست', 'نوملړ'],
  'Debrief · {title} · one future, not a forecast': [
    'Bilan · {title} · un avenir, pas une prévision',
    'Разбор · {title} · один вариант будущего, не прогноз',
    'بازنگری · {title} · یک آینده، نه پیش‌بینی',
    'بیاکتنه · {title} · یوه راتلونکې، نه وړاندوینه',
  ],
  'Class: {n} recognisers at the end. The model alone, with the same luck: {model}.': [
    'La classe : {n} reconnaissances à la fin. Le modèle seul, avec le même hasard : {model}.',
    'Класс: признаний в конце — {n}. Модель одна, при том же случае: {model}.',
    'صنف: {n} شناسنده در پایان. مدل تنها، با همان بخت: {model}.',
    'ټولګی: په پای کې {n} پېژندونکي. موډل یوازې، له همدې بخت سره: {model}.',
  ],
  'The class against the model': [
    'La classe face au modèle',
    'Класс и модель',
    'صنف در برابر مدل',
    'ټولګی د موډل په وړاندې',
  ],
  'Each state that a team played, rung by rung. ◆ marks where it first parted from the model. The sentences below say the same.':
    [
      'Chaque État joué par une équipe, échelon par échelon. ◆ marque où il s’est d’abord séparé du modèle. Les phrases ci-dessous disent la même chose.',
      'Каждое государство команд, ступень за ступенью. ◆ — где оно впервые разошлось с моделью. Предложения ниже говорят то же.',
      'هر کشوری که تیمی بازی کرد، پله به پله. ◆ نخستین جدایی از مدل را نشان می‌دهد. جمله‌های زیر همین را می‌گویند.',
      'هر هېواد چې ټیم ولوباوه، پوړ په پوړ. ◆ ښيي چې لومړی چېرته له موډله بېل شو. لاندې جملې همدا وايي.',
    ],
  'the class': ['la classe', 'класс', 'صنف', 'ټولګی'],
  'the model’s own, where it differs': [
    'celui du modèle, là où il diffère',
    'у модели, где иначе',
    'در مدل، جایی که فرق دارد',
    'په موډل کې، چېرته چې توپیر لري',
  ],
  'where they part': ['où ils se séparent', 'где расходятся', 'جای جدایی', 'د بېلېدو ځای'],
  'Futures by count of recognisers on {day}': [
    'Avenirs selon le nombre de reconnaissances le {day}',
    'Варианты будущего по числу признаний, {day}',
    'آینده‌ها به شمار شناسنده‌ها در {day}',
    'راتلونکې د پېژندونکو په شمېر، {day}',
  ],
  'Each column is the share of {count} futures that end with that count. The dark one has the count of the class.':
    [
      'Chaque colonne est la part de {count} avenirs qui finissent avec ce nombre. La foncée a celui de la classe.',
      'Каждый столбец — доля из {count} вариантов будущего с таким числом в конце. Тёмный — число класса.',
      'هر ستون سهم آینده‌هایی از {count} است که با آن شمار پایان می‌یابد. ستون تیره شمار صنف است.',
      'هر ستون له {count} راتلونکو د هغو برخه ده چې په دې شمېر پای ته رسېږي. تیاره د ټولګي شمېر دی.',
    ],
  'states that recognise': [
    'États qui reconnaissent',
    'признавшие государства',
    'کشورهایی که می‌شناسند',
    'هېوادونه چې پېژني',
  ],
  'The region on {day}': ['La région le {day}', 'Регион, {day}', 'منطقه در {day}', 'سیمه، {day}'],
  'A map shows the end of each turn: each state has the colour and the digit of its rung, and what moved in the turn has an outline.':
    [
      'Une carte montre la fin de chaque tour : chaque État a la couleur et le chiffre de son échelon, et ce qui a bougé pendant le tour est entouré.',
      'Карта показывает конец каждого хода: у каждого государства цвет и цифра его ступени; что сдвинулось за ход, обведено.',
      'نقشه پایان هر نوبت را نشان می‌دهد: هر کشور رنگ و رقم پلهٔ خود را دارد و آنچه در نوبت جابه‌جا شد خط دور دارد.',
      'نقشه د هر وار پای ښيي: هر هېواد د خپل پوړ رنګ او رقم لري، او هغه چې په وار کې وخوځېدل په کرښه راګېر دي.',
    ],
  'Scores of the teams': ['Scores des équipes', 'Очки команд', 'امتیازهای تیم‌ها', 'د ټیمونو نمرې'],
  'Brier score of the first forecast: less is better. The line at 0.25 is what always saying 50 % earns.': [
    'Score de Brier de la première prévision : moins vaut mieux. La ligne à 0.25 est ce que vaut toujours dire 50 %.',
    'Оценка Брайера первого прогноза: чем меньше, тем лучше. Линия 0.25 — если всегда говорить 50 %.',
    'امتیاز برایر نخستین پیش‌بینی: کمتر بهتر است. خط 0.25 آن است که همیشه 50 % گفته شود.',
    'د لومړۍ وړاندوینې د برایر نمره: لږ ښه ده. د 0.25 کرښه هغه ده چې تل 50 % وویل شي.',
  ],
  'this future': ['cet avenir', 'это будущее', 'همین آینده', 'همدا راتلونکې'],
  'all futures': ['tous les avenirs', 'все варианты будущего', 'همهٔ آینده‌ها', 'ټولې راتلونکې'],
  'Calibration of the class': [
    'Calibration de la classe',
    'Калибровка класса',
    'سنجیدگی صنف',
    'د ټولګي برابرښت',
  ],
  'On the dashed line what was said is what came about. The numbers are in the table below.': [
    'Sur la ligne pointillée, ce qui a été dit est ce qui est arrivé. Les nombres sont dans le tableau ci-dessous.',
    'На пунктире сказанное равно случившемуся. Числа — в таблице ниже.',
    'روی خط بریده آنچه گفته شد همان است که رخ داد. عددها در جدول زیرند.',
    'پر پرې کرښه ویل شوی هماغه دی چې پېښ شو. شمېرې په لاندې جدول کې دي.',
  ],
  'What each team said, question by question': [
    'Ce que chaque équipe a dit, question par question',
    'Что сказала каждая команда, вопрос за вопросом',
    'آنچه هر تیم گفت، پرسش به پرسش',
    'هر ټیم څه وویل، پوښتنه په پوښتنه',
  ],
  'The first forecast of each team, by its sign. The ring is the share of the futures; ✓ came about. {signs}.':
    [
      'La première prévision de chaque équipe, par son signe. L’anneau est la part des avenirs ; ✓ est arrivé. {signs}.',
      'Первый прогноз каждой команды, по её знаку. Кольцо — доля вариантов будущего; ✓ — случилось. {signs}.',
      'نخستین پیش‌بینی هر تیم، با نشان آن. حلقه سهم آینده‌هاست؛ ✓ رخ داد. {signs}.',
      'د هر ټیم لومړۍ وړاندوینه، د هغه په نښه. کړۍ د راتلونکو برخه ده؛ ✓ پېښ شو. {signs}.',
    ],
  'The chances of the model, and its factors': [
    'Les chances du modèle et ses facteurs',
    'Вероятности модели и её факторы',
    'احتمال‌های مدل و عامل‌هایش',
    'د موډل احتمالونه او عوامل یې',
  ],
  'In brackets the 95 % interval.': [
    'Entre parenthèses l’intervalle à 95 %.',
    'В скобках интервал 95 %.',
    'در پرانتز بازهٔ 95 %.',
    'په قوسونو کې 95 % واټن.',
  ],
  'The seals': ['Les sceaux', 'Печати', 'مهرها', 'مهرونه'],
  'All numbers': ['Tous les nombres', 'Все числа', 'همهٔ عددها', 'ټولې شمېرې'],
  'Debrief of {team}': ['Bilan de {team}', 'Разбор: {team}', 'بازنگری {team}', 'د {team} بیاکتنه'],
  'What you decided': [
    'Ce que vous avez décidé',
    'Что вы решили',
    'آنچه شما تصمیم گرفتید',
    'تاسو څه پرېکړه وکړه',
  ],
  'Your forecasts': ['Vos prévisions', 'Ваши прогнозы', 'پیش‌بینی‌های شما', 'ستاسو وړاندوینې'],
  'Your answers': ['Vos réponses', 'Ваши ответы', 'پاسخ‌های شما', 'ستاسو ځوابونه'],
  'no reason given': ['sans raison donnée', 'причина не названа', 'بی‌دلیل', 'دلیل نه دی ورکړل شوی'],
} as const satisfies Readonly<Record<string, LabelRow>>;
