import type { LabelRow } from '../row.ts';

/** Labels of the worth of decisions, of decisive things, and of the branches of a game. */
export const WORTH_LABELS = {
  'Why: what was decisive': [
    'Pourquoi : ce qui fut décisif',
    'Почему: что было решающим',
    'چرا: چه چیز تعیین‌کننده بود',
    'ولې: څه پرېکنده وو',
  ],
  'Decisive is what changed something: without it the end would be another one, with the same luck. These are the actions of the teams and the moves of other states to the highest rung or from it, at most ten. What an action did to its own state or track does not count.':
    [
      'Est décisif ce qui a changé quelque chose : sans cela la fin serait autre, avec le même hasard. Ce sont les actions des équipes et les pas d’autres États vers l’échelon le plus haut ou depuis celui-ci, dix au plus. Ce qu’une action a fait à son propre État ou à sa propre piste ne compte pas.',
      'Решающее — то, что что-то изменило: без него при том же случае конец был бы другим. Это действия команд и шаги других государств на верхнюю ступень или с неё, не больше десяти. То, что действие сделало со своим государством или направлением, не считается.',
      'تعیین‌کننده آن است که چیزی را تغییر داد: بی آن، با همان بخت، پایان دیگری می‌بود. اینها کارهای تیم‌ها و گام‌های کشورهای دیگر به بالاترین پله یا از آن‌اند، حداکثر ده تا. آنچه یک کار با کشور یا مسیر خودش کرد شمرده نمی‌شود.',
      'پرېکنده هغه دي چې څه یې بدل کړل: بې له هغه به، له همدې بخت سره، پای بل ډول و. دا د ټیمونو کارونه او لوړ پوړ ته یا له هغه د نورو هېوادونو ګامونه دي، تر لسو زیات نه. څه چې یوه کار پر خپل هېواد یا لار کړي، نه شمېرل کېږي.',
    ],
  'Nothing was: leave out any one thing, and the others end where they did.': [
    'Rien ne le fut : ôtez une chose quelconque, et les autres finissent où elles ont fini.',
    'Ничего: уберите что-либо одно, и остальное кончится так же.',
    'هیچ چیز: هر یک را کنار بگذارید، دیگران به همان جا می‌رسند.',
    'هېڅ شی نه: هر یو لرې کړئ، نور هماغلته پای ته رسېږي.',
  ],
  'Turn {turn}, {day}. {move}': [
    'Tour {turn}, {day}. {move}',
    'Ход {turn}, {day}. {move}',
    'نوبت {turn}، {day}. {move}',
    'وار {turn}، {day}. {move}',
  ],
  'Turn {turn}. {deed}': [
    'Tour {turn}. {deed}',
    'Ход {turn}. {deed}',
    'نوبت {turn}. {deed}',
    'وار {turn}. {deed}',
  ],
  'Because of it: {change}.': [
    'De ce fait : {change}.',
    'Из-за этого: {change}.',
    'به سبب آن: {change}.',
    'له دې امله: {change}.',
  ],
  'Decisive, turn {turn}: {deed}. Because of it: {change}.': [
    'Décisif, tour {turn} : {deed}. De ce fait : {change}.',
    'Решающее, ход {turn}: {deed}. Из-за этого: {change}.',
    'تعیین‌کننده، نوبت {turn}: {deed}. به سبب آن: {change}.',
    'پرېکنده، وار {turn}: {deed}. له دې امله: {change}.',
  ],
  '{who} recognise only with it': [
    { one: '{who} ne reconnaît qu’avec cela', other: '{who} ne reconnaissent qu’avec cela' },
    'только с этим признаёт: {who}',
    'تنها با آن می‌شناسد: {who}',
    'یوازې له هغه سره پېژني: {who}',
    { one: '{who} recognises only with it', other: '{who} recognise only with it' },
  ],
  '{who} recognise only without it': [
    { one: '{who} ne reconnaît que sans cela', other: '{who} ne reconnaissent que sans cela' },
    'только без этого признаёт: {who}',
    'تنها بی آن می‌شناسد: {who}',
    'یوازې بې له هغه پېژني: {who}',
    { one: '{who} recognises only without it', other: '{who} recognise only without it' },
  ],
  '“{ask}” comes about only with it': [
    '« {ask} » ne se réalise qu’avec cela',
    '«{ask}» сбывается только с этим',
    '«{ask}» تنها با آن رخ می‌دهد',
    '«{ask}» یوازې له هغه سره پېښېږي',
  ],
  '“{ask}” comes about only without it': [
    '« {ask} » ne se réalise que sans cela',
    '«{ask}» сбывается только без этого',
    '«{ask}» تنها بی آن رخ می‌دهد',
    '«{ask}» یوازې بې له هغه پېښېږي',
  ],
  '{states} on another rung': [
    'à un autre échelon : {states}',
    'на другой ступени: {states}',
    'بر پلهٔ دیگر: {states}',
    'پر بل پوړ: {states}',
  ],
  none: ['aucune', 'нет', 'هیچ', 'هېڅ'],
  '{value} ({low} to {high})': [
    '{value} ({low} à {high})',
    '{value} (от {low} до {high})',
    '{value} ({low} تا {high})',
    '{value} ({low} تر {high})',
  ],
  '{range}, within noise': [
    '{range}, dans le bruit',
    '{range}, в пределах шума',
    '{range}، در حد نوسان',
    '{range}، د بدلون په حد کې',
  ],
  '“{ask}” {range} points': [
    '« {ask} » {range} points',
    '«{ask}»: {range} п. п.',
    '«{ask}» {range} واحد',
    '«{ask}» {range} ټکي',
  ],
  'What each decision was worth': [
    'Ce que chaque décision a valu',
    'Что дало каждое решение',
    'ارزش هر تصمیم',
    'د هرې پرېکړې ارزښت',
  ],
  'No team did anything but hold, so there is nothing to leave out.': [
    'Aucune équipe n’a fait autre chose que rester ; il n’y a donc rien à ôter.',
    'Все команды были без движения, поэтому убирать нечего.',
    'هیچ تیمی جز ماندن کاری نکرد؛ پس چیزی نیست که کنار گذاشته شود.',
    'هېڅ ټیم له پاتې کېدو پرته څه ونه کړل؛ نو د لرې کولو څه نشته.',
  ],
  'Each action is left out in turn: the team holds or spends nothing in its place, and all else is done as it was. First with the same luck, then in {count} futures, each played with it and without it. The whole is the sum of the rows and a rest. The rest is what actions did only together, or what one did in place of another.':
    [
      'Chaque action est ôtée à son tour : à sa place l’équipe reste ou ne dépense rien, et tout le reste se fait comme avant. D’abord avec le même hasard, puis dans {count} avenirs, chacun joué avec elle et sans elle. Le tout est la somme des lignes et d’un reste. Le reste est ce que des actions n’ont fait qu’ensemble, ou ce que l’une a fait à la place d’une autre.',
      'Каждое действие по очереди убирается: вместо него команда без движения или ничего не тратит, а всё прочее делается как было. Сначала при том же случае, затем в вариантах будущего ({count}), каждый с ним и без него. Целое — сумма строк и остатка. Остаток — то, что действия сделали только вместе, или одно вместо другого.',
      'هر کار به نوبت کنار گذاشته می‌شود: به جای آن تیم می‌ماند یا چیزی خرج نمی‌کند، و همه چیز دیگر چنان می‌شود که بود. نخست با همان بخت، سپس در {count} آینده، هر یک با آن و بی آن. کل، جمع سطرها و یک باقی‌مانده است. باقی‌مانده آن است که کارها تنها با هم کردند، یا یکی به جای دیگری کرد.',
      'هر کار په وار سره لرې کېږي: پر ځای یې ټیم پاتې کېږي یا څه نه لګوي، او نور هر څه لکه څنګه چې وو کېږي. لومړی له همدې بخت سره، بیا په {count} راتلونکو کې، هره یوه له هغه سره او بې له هغه. ټول د کرښو او د یوې پاتې برخې مجموعه ده. پاتې برخه هغه ده چې کارونو یوازې یوځای وکړه، یا یوه د بل پر ځای وکړه.',
    ],
  'What is different at the end because of it': [
    'Ce qui est différent à la fin à cause de cela',
    'Что из-за этого иначе в конце',
    'آنچه در پایان به سبب آن دیگرگون است',
    'څه چې له دې امله په پای کې بل ډول دي',
  ],
  'what was done': ['ce qui fut fait', 'что сделано', 'چه شد', 'څه وشول'],
  'same luck': ['même hasard', 'тот же случай', 'همان بخت', 'همدا بخت'],
  'recognisers over the futures': [
    'reconnaissances sur les avenirs',
    'признавшие по вариантам',
    'شناسندگان در آینده‌ها',
    'پېژندونکي په راتلونکو کې',
  ],
  'predictions over the futures': [
    'prévisions sur les avenirs',
    'прогнозы по вариантам',
    'پیش‌بینی‌ها در آینده‌ها',
    'وړاندوینې په راتلونکو کې',
  ],
  'All of this together': ['Tout cela ensemble', 'Всё это вместе', 'همهٔ اینها با هم', 'دا ټول یوځای'],
  'The sum of the rows above, in recognisers': [
    'La somme des lignes ci-dessus, en reconnaissances',
    'Сумма строк выше, в признавших',
    'جمع سطرهای بالا، به شمار شناسندگان',
    'د پورته کرښو مجموعه، د پېژندونکو په شمېر',
  ],
  'The rest': ['Le reste', 'Остаток', 'باقی‌مانده', 'پاتې برخه'],
  'Recognisers at the end with the same luck: {model} without people, {held} if every team only holds, {played} as it was played.':
    [
      'Reconnaissances à la fin avec le même hasard : {model} sans personne, {held} si chaque équipe ne fait que rester, {played} comme ce fut joué.',
      'Признавших в конце при том же случае: {model} без людей, {held}, если все команды без движения, {played}, как сыграно.',
      'شناسندگان در پایان با همان بخت: {model} بی مردم، {held} اگر هر تیم تنها بماند، {played} چنان‌که بازی شد.',
      'په پای کې پېژندونکي له همدې بخت سره: {model} بې خلکو، {held} که هر ټیم یوازې پاتې شي، {played} لکه څنګه چې ولوبول شول.',
    ],
  'In {count} futures the actions of all teams add on average {range}; single actions make {single} of it, the rest {rest}.':
    [
      'Dans {count} avenirs les actions de toutes les équipes ajoutent en moyenne : {range} ; les actions seules en font {single}, le reste {rest}.',
      'В вариантах будущего ({count}) действия всех команд добавляют в среднем: {range}; из них отдельные действия {single}, остаток {rest}.',
      'در {count} آینده کارهای همهٔ تیم‌ها به طور میانگین می‌افزایند: {range}؛ سهم تک‌تک کارها {single}، باقی‌مانده {rest}.',
      'په {count} راتلونکو کې د ټولو ټیمونو کارونه په منځني ډول زیاتوي: {range}؛ د یوازې کارونو برخه {single}، پاتې {rest}.',
    ],
  'The branches of this game': [
    'Les branches de cette partie',
    'Ветви этой игры',
    'شاخه‌های این بازی',
    'د دې لوبې څانګې',
  ],
  'Branch {x}': ['Branche {x}', 'Ветвь {x}', 'شاخهٔ {x}', 'څانګه {x}'],
  'A rewind begins a new branch; what was played before it stays. {branch} is the game as it went on, and the rest of this debrief is about it. All branches have the same luck.':
    [
      'Un retour commence une nouvelle branche ; ce qui fut joué avant reste. {branch} est la partie telle qu’elle a continué, et le reste de ce bilan en parle. Toutes les branches ont le même hasard.',
      'Возврат начинает новую ветвь; сыгранное раньше остаётся. {branch} — игра, как она шла дальше, и остальной разбор о ней. Случай у всех ветвей один.',
      'بازگشت شاخهٔ تازه‌ای آغاز می‌کند؛ آنچه پیش‌تر بازی شد می‌ماند. {branch} بازی است چنان‌که پیش رفت، و بقیهٔ این بازنگری دربارهٔ آن است. همهٔ شاخه‌ها یک بخت دارند.',
      'بېرته تګ نوې څانګه پیلوي؛ څه چې مخکې ولوبول شول پاتې کېږي. {branch} هغه لوبه ده چې روانه شوه، او د دې بیاکتنې نوره برخه د هغې په اړه ده. ټولې څانګې یو بخت لري.',
    ],
  'What was decided differently': [
    'Ce qui fut décidé autrement',
    'Что решено иначе',
    'آنچه دیگرگونه تصمیم گرفته شد',
    'څه چې بل ډول پرېکړه شول',
  ],
  'What came of it': ['Ce qu’il en est advenu', 'Что из этого вышло', 'چه از آن برآمد', 'څه ترې راووتل'],
  branch: ['branche', 'ветвь', 'شاخه', 'څانګه'],
  turns: ['tours', 'ходы', 'نوبت‌ها', 'وارونه'],
  'after turn {turn}, which all played': [
    'après le tour {turn}, que toutes ont joué',
    'после хода {turn}, который есть у всех',
    'پس از نوبت {turn}، که همه بازی کردند',
    'تر {turn}. وار وروسته، چې ټولو ولوباوه',
  ],
  'at its end': ['à sa fin', 'в её конце', 'در پایان آن', 'په پای کې یې'],
  'played states': ['États joués', 'государства команд', 'کشورهای بازی‌شده', 'لوبول شوي هېوادونه'],
  'not played': ['pas joué', 'не сыграно', 'بازی نشد', 'ونه لوبول شو'],
  'not held': ['pas tenu', 'не проводилось', 'برگزار نشد', 'ترسره نه شو'],
  'The game has {n} branches, since turns were played again. This is {branch}; the others are compared with it below.':
    [
      {
        one: 'La partie a {n} branche, car des tours ont été rejoués. Ceci est : {branch} ; les autres lui sont comparées plus bas.',
        other:
          'La partie a {n} branches, car des tours ont été rejoués. Ceci est : {branch} ; les autres lui sont comparées plus bas.',
      },
      'Ветвей у игры: {n}, так как ходы играли снова. Это — {branch}; остальные сравниваются с ней ниже.',
      'بازی {n} شاخه دارد، زیرا نوبت‌هایی دوباره بازی شد. این {branch} است؛ دیگران در پایین با آن سنجیده می‌شوند.',
      'لوبه {n} څانګې لري، ځکه وارونه بیا ولوبول شول. دا {branch} ده؛ نورې لاندې ورسره پرتله کېږي.',
    ],
} as const satisfies Readonly<Record<string, LabelRow>>;
