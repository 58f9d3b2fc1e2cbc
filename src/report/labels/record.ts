import type { LabelRow } from './row.ts';

/** Labels of the record of what happened in fact. */
export const RECORD_LABELS = {
  Reveal: ['Révélation', 'Раскрытие', 'آشکارسازی', 'څرګندول'],
  '{state}, bound by “{label}”': [
    '{state}, lié par « {label} »',
    '{state}, связано: «{label}»',
    '{state}، پایبند به «{label}»',
    '{state}، د «{label}» پابند',
  ],
  'This has happened. The game begins with the world as it was on {day}; what then happened in fact is opened after the last turn.':
    [
      'Ceci a eu lieu. La partie commence avec le monde tel qu’il était le {day} ; ce qui est arrivé ensuite est révélé après le dernier tour.',
      'Это было на самом деле. Игра начинается с мира, каким он был {day}; что произошло потом, раскрывается после последнего хода.',
      'این رخ داده است. بازی با جهان آن‌گونه که در {day} بود آغاز می‌شود؛ آنچه سپس رخ داد پس از نوبت آخر آشکار می‌شود.',
      'دا پېښ شوي دي. لوبه د {day} له نړۍ پیلېږي؛ وروسته چې څه پېښ شول د وروستي وار نه پس څرګندېږي.',
    ],
  'What happened in fact': [
    'Ce qui est arrivé en réalité',
    'Что произошло на самом деле',
    'آنچه به‌راستی رخ داد',
    'هغه څه چې په رښتیا پېښ شول',
  ],
  'The record beside the class and the model alone. The model alone has the same luck and no people. What happened is one course of history: it does not say which of the two was wiser.':
    [
      'Le relevé des faits à côté de la classe et du modèle seul. Le modèle seul a la même chance et personne à la table. Ce qui est arrivé est un seul cours de l’histoire : il ne dit pas lequel des deux était le plus sage.',
      'Летопись событий рядом с классом и одной моделью. У модели та же удача и нет людей. Случившееся — лишь один ход истории: он не говорит, кто был мудрее.',
      'سند رویدادها در کنار صنف و مدل تنها. مدل تنها همان بخت را دارد و هیچ‌کس پشت میز نیست. آنچه رخ داد یک مسیر تاریخ است: نمی‌گوید کدام‌یک خردمندتر بود.',
      'د پېښو سند د ټولګي او یوازې موډل تر څنګ. یوازې موډل همدا بخت لري او هیڅوک نه وي. هغه څه چې پېښ شول د تاریخ یوه لاره ده: نه وایي چې کوم یو هوښیار و.',
    ],
  'On {day}: {class} recognise in the class, {model} in the model alone, {fact} in fact.': [
    'Le {day} : {class} reconnaissent dans la classe, {model} dans le modèle seul, {fact} en réalité.',
    '{day}: признают в классе {class}, в одной модели {model}, на самом деле {fact}.',
    'در {day}: {class} در صنف، {model} در مدل تنها و {fact} به‌راستی به رسمیت می‌شناسند.',
    'په {day}: په ټولګي کې {class}، په یوازې موډل کې {model} او په رښتیا {fact} په رسمیت پېژني.',
  ],
  'Of {n} states of which the record says the end, {class} ended in the class as in fact, {model} in the model alone.':
    [
      'Sur {n} États dont le relevé dit la fin, {class} ont fini dans la classe comme en réalité, {model} dans le modèle seul.',
      'Из {n} государств, конец которых известен, в классе как на деле закончили {class}, в одной модели {model}.',
      'از {n} کشوری که سند پایانش را می‌گوید، {class} در صنف و {model} در مدل تنها همان‌گونه پایان یافتند که به‌راستی.',
      'له {n} هېوادونو چې سند یې پای وایي، {class} په ټولګي کې او {model} په یوازې موډل کې لکه په رښتیا پای ته ورسېدل.',
    ],
  'Recognisers at the end of each turn': [
    'Reconnaissances à la fin de chaque tour',
    'Признавших к концу каждого хода',
    'به‌رسمیت‌شناسندگان در پایان هر نوبت',
    'د هر وار په پای کې په رسمیت پېژندونکي',
  ],
  'The states that teams played, by {day}': [
    'Les États que des équipes ont joués, au {day}',
    'Государства, за которые играли команды, на {day}',
    'کشورهایی که تیم‌ها بازی کردند، تا {day}',
    'هغه هېوادونه چې ټیمونو ولوبول، تر {day}',
  ],
  'The others that moved in the class, in the model alone or in fact, by {day}': [
    'Les autres qui ont bougé dans la classe, dans le modèle seul ou en réalité, au {day}',
    'Остальные, что сдвинулись в классе, в одной модели или на деле, на {day}',
    'دیگرانی که در صنف، در مدل تنها یا به‌راستی جابه‌جا شدند، تا {day}',
    'نور هغه چې په ټولګي، یوازې موډل یا په رښتیا وخوځېدل، تر {day}',
  ],
  states: ['États', 'государства', 'کشورها', 'هېوادونه'],
  'record.csv in the pack has every state, with its days and sources.': [
    'record.csv a chaque État, avec ses jours et ses sources.',
    'В record.csv есть каждое государство, с днями и источниками.',
    'record.csv همهٔ کشورها را دارد، با روزها و منبع‌ها.',
    'record.csv ټول هېوادونه لري، له ورځو او سرچینو سره.',
  ],
  'model alone': ['modèle seul', 'одна модель', 'مدل تنها', 'یوازې موډل'],
  'in fact': ['en réalité', 'на самом деле', 'به‌راستی', 'په رښتیا'],
  '{rung}, since {day}': [
    '{rung}, depuis le {day}',
    '{rung}, с {day}',
    '{rung}، از {day}',
    '{rung}، له {day}',
  ],
  '{low} or {high}: not known': [
    '{low} ou {high} : non connu',
    '{low} или {high}: неизвестно',
    '{low} یا {high}: دانسته نیست',
    '{low} یا {high}: نامعلوم',
  ],
  '{known} to {possible}': [
    '{known} à {possible}',
    'от {known} до {possible}',
    '{known} تا {possible}',
    '{known} تر {possible}',
  ],
  'Predictions, scored by what happened in fact': [
    'Prévisions, notées d’après ce qui est arrivé en réalité',
    'Прогнозы, оценённые по тому, что произошло на самом деле',
    'پیش‌بینی‌ها، سنجیده با آنچه به‌راستی رخ داد',
    'وړاندوینې، د رښتینو پېښو له مخې ارزول شوې',
  ],
  'Who knows the history scores well here. What the record does not say is not scored.': [
    'Qui connaît l’histoire obtient ici de bonnes notes. Ce que le relevé ne dit pas n’est pas noté.',
    'Кто знает историю, получает здесь хорошие оценки. О чём летопись молчит, не оценивается.',
    'هر که تاریخ را بداند اینجا خوب نمره می‌گیرد. آنچه سند نمی‌گوید سنجیده نمی‌شود.',
    'څوک چې تاریخ پوهېږي دلته ښې نومرې اخلي. هغه څه چې سند نه وایي نه ارزول کېږي.',
  ],
  'by the played future': [
    'd’après l’avenir joué',
    'по сыгранному будущему',
    'با آیندهٔ بازی‌شده',
    'د لوبېدلي راتلونکي له مخې',
  ],
  'by what happened': ['d’après les faits', 'по случившемуся', 'با آنچه رخ داد', 'د پېښو له مخې'],
  'not known': ['non connu', 'неизвестно', 'دانسته نیست', 'نامعلوم'],
} as const satisfies Readonly<Record<string, LabelRow>>;
