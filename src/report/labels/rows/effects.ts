import type { LabelRow } from '../row.ts';

/** Labels of the effects of an event or a measure. */
export const EFFECT_LABELS = {
  '{what} becomes {value}': [
    '{what} devient {value}',
    '{what}: становится {value}',
    '{what} {value} می‌شود',
    '{what} {value} کېږي',
  ],
  '{what} times {value}': [
    '{what} multiplié par {value}',
    '{what}: умножается на {value}',
    '{what} ضرب در {value}',
    '{what} په {value} کې ضرب',
  ],
  '{what} changes by {value}': [
    '{what} change de {value}',
    '{what}: меняется на {value}',
    '{what} به اندازهٔ {value} تغییر می‌کند',
    '{what} د {value} په اندازه بدلېږي',
  ],
  '{change} for {n} months': [
    '{change} pendant {n} mois',
    {
      one: '{change} на {n} месяц',
      few: '{change} на {n} месяца',
      other: '{change} на {n} месяцев',
    },
    '{change} برای {n} ماه',
    '{change} د {n} میاشتو لپاره',
  ],
  'moves to {rung}': ['passe à {rung}', 'переходит на ступень «{rung}»', 'به {rung} می‌رود', '{rung} ته ځي'],
  'up {n} rungs': [
    { one: 'monte de {n} échelon', other: 'monte de {n} échelons' },
    { one: 'вверх на {n} ступень', few: 'вверх на {n} ступени', other: 'вверх на {n} ступеней' },
    '{n} پله بالا',
    '{n} پوړه پورته',
  ],
  'down {n} rungs': [
    { one: 'descend de {n} échelon', other: 'descend de {n} échelons' },
    { one: 'вниз на {n} ступень', few: 'вниз на {n} ступени', other: 'вниз на {n} ступеней' },
    '{n} پله پایین',
    '{n} پوړه ښکته',
  ],
  'steps up come {x} times as fast': [
    'vitesse des pas vers le haut × {x}',
    'скорость шагов вверх × {x}',
    'سرعت گام‌های بالا × {x}',
    'د پورته ګامونو چټکتیا × {x}',
  ],
  'steps down come {x} times as fast': [
    'vitesse des pas vers le bas × {x}',
    'скорость шагов вниз × {x}',
    'سرعت گام‌های پایین × {x}',
    'د ښکته ګامونو چټکتیا × {x}',
  ],
  'no step up': ['aucun pas vers le haut', 'без шагов вверх', 'بی هیچ گام بالا', 'هېڅ پورته ګام نشته'],
  'no step down': ['aucun pas vers le bas', 'без шагов вниз', 'بی هیچ گام پایین', 'هېڅ ښکته ګام نشته'],
  'weight of {term}': ['poids de {term}', 'вес «{term}»', 'وزن {term}', 'د {term} وزن'],
  'disposition changes by {x}': [
    'la disposition change de {x}',
    'предрасположенность меняется на {x}',
    'گرایش به اندازهٔ {x} تغییر می‌کند',
    'تمایل د {x} په اندازه بدلېږي',
  ],
  'the state that it happens to': [
    'l’État auquel cela arrive',
    'государство, с которым это происходит',
    'کشوری که برایش رخ می‌دهد',
    'هغه هېواد چې ورته پېښېږي',
  ],
  'all states': ['tous les États', 'все государства', 'همهٔ کشورها', 'ټول هېوادونه'],
  '{n} states': [
    { one: '{n} État', other: '{n} États' },
    { one: '{n} государство', few: '{n} государства', other: '{n} государств' },
    '{n} کشور',
    { one: '{n} هېواد', other: '{n} هېوادونه' },
  ],
  'the state': ['l’État', 'государство', 'کشور', 'هېواد'],
} as const satisfies Readonly<Record<string, LabelRow>>;
