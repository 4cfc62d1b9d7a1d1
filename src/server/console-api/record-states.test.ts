/** What the record panel says of a delivery, over simulated histories, against an oracle that reads the history itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { dice } from '../../../test/mutate.ts';
import type { Entry } from '../../contract/index.ts';
import type { RecordFacts } from './record-facts.ts';
import { statesOf } from './record-states.ts';
import type { State } from './shapes.ts';

const START_MS = Date.parse('2020-08-24T06:00:00Z');
const ID = '0'.repeat(26);
const names = new Map([['east', { en: 'East', ru: 'Восток', ar: 'الشرق' }]]);
/** Words by which a reader would take it that something came to the addressee. */
const CAME = [
  /\b(?:delivered|received|arrived)\b|signed a receipt/i,
  /доставлен|получен[оа]?\b|подписал расписку/i,
  /استلم|تسلّم|وقّعت عقدة/,
];
/** Sentences that use such a word to deny it. */
const DENIED =
  /nothing shows that it arrived|nothing of its arrival|ничто не показывает|не говорит|لا شيء يدل|لا يدل/;

type Step = 'receipt' | 'proof' | 'proof of another place' | 'cosigned' | 'cosigned before' | 'acknowledged';
const STEPS: readonly Step[] = [
  'receipt',
  'proof',
  'proof of another place',
  'cosigned',
  'cosigned before',
  'acknowledged',
];

function factsOf(steps: readonly Step[], direction: 'own' | 'out'): RecordFacts {
  const has = (step: Step) => steps.includes(step);
  const entry: Entry = {
    index: 7,
    direction,
    peer: direction === 'own' ? null : 'east',
    class: 'notice',
    kind: 'notices.withdrawn',
    kindVersion: 1,
    id: ID,
    hash: 'a'.repeat(64),
    mode: 'exercise',
    from: 'west',
    to: direction === 'own' ? null : 'east',
    by: null,
    precedence: 'priority',
    refs: [],
    claimedMs: START_MS,
    localMs: START_MS,
    peerSeq: 1,
    understood: true,
    body: {},
  };
  const receipt = { actId: ID, receivedMs: START_MS, arrivedMs: START_MS, index: 3, entryIndex: 9, log: 'l' };
  const proof = has('proof')
    ? { index: 3, size: 12, entryIndex: 14 }
    : has('proof of another place')
      ? { index: 4, size: 12, entryIndex: 14 }
      : null;
  const delivery = {
    actId: ID,
    kind: entry.kind,
    peer: 'east',
    hash: entry.hash,
    outIndex: 8,
    peerSeq: 1,
    sentMs: START_MS,
  };
  return {
    me: 'west',
    entry,
    erased: false,
    signedSize: 20,
    cosignedSize: has('cosigned') ? 20 : has('cosigned before') ? 8 : null,
    deliveries: [{ ...delivery, receipt: has('receipt') ? receipt : null, proof }],
    receiptIndex: null,
    secondUnderNumber: false,
    understoodSince: null,
    notFollowedUp: null,
    readers: [
      { party: 'east', read: has('acknowledged') ? { officer: 'B', claimedMs: START_MS, index: 11 } : null },
    ],
    marks: [],
    skews: new Map(),
  };
}

/** Everything that says more than the history holds, or passes over what it does hold. */
function faultsIn(steps: readonly Step[], states: readonly State[]): string[] {
  const has = (step: Step) => steps.includes(step);
  const faults: string[] = [];
  const wanted: [State['code'], boolean][] = [
    ['received', has('receipt')],
    ['waiting', !has('receipt')],
    ['recorded', has('receipt') && has('proof')],
    ['cosigned', has('cosigned')],
    ['acknowledged', has('acknowledged')],
  ];
  for (const [code, holds] of wanted) {
    const said = states.some((state) => state.code === code);
    if (said !== holds) faults.push(`${said ? 'says' : 'does not say'} ${code}`);
  }
  for (const { code, says, tone } of states) {
    const arrived = CAME.some((word, at) => word.test([says.en, says.ru, says.ar][at] as string));
    if (arrived && !DENIED.test(says.en) && code !== 'received') faults.push(`${code} reads as received`);
    if (code === 'cosigned' && tone === 'good') faults.push('cosigned looks received');
  }
  return faults;
}

function tried(count: number, change: (states: State[]) => State[] = (states) => states): string[] {
  const roll = dice(7);
  for (let i = 0; i < count; i++) {
    const steps = STEPS.filter(() => roll(2) === 0);
    const states = change(statesOf(factsOf(steps, roll(2) === 0 ? 'own' : 'out'), names));
    const faults = faultsIn(steps, states);
    if (faults.length > 0) return [steps.join(' · '), ...faults];
  }
  return [];
}

describe('what is said of a delivery', () => {
  it('is never more than the history shows, nor less', () => {
    assert.deepEqual(tried(effort(5_000)), []);
  });

  const planted: [string, (state: State) => State][] = [
    [
      'a cosigned record called received',
      (state) => (state.code === 'cosigned' ? { ...state, code: 'received' } : state),
    ],
    [
      'words that say more than the code',
      (state) =>
        state.code === 'waiting'
          ? { ...state, says: { ...state.says, ru: 'Сообщение доставлено.', en: 'Delivered.' } }
          : state,
    ],
    [
      'a proof of another place',
      (state) => (state.code === 'received' ? { ...state, code: 'recorded' } : state),
    ],
    [
      'a cosignature that looks like an arrival',
      (state) => (state.code === 'cosigned' ? { ...state, tone: 'good' } : state),
    ],
  ];
  for (const [name, mutant] of planted)
    it(`finds a planted fault: ${name}`, () =>
      assert.ok(tried(500, (states) => states.map(mutant)).length > 0));
});
