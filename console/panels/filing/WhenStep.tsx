/** When: passage of a movement with its margins, or the validity of a site or an area. */
import { TickField } from '../../kit/Fields.tsx';
import { useSay } from '../../kit/say.ts';
import { whenOf } from './amended.ts';
import { Count, When } from './Bound.tsx';
import { useFiling } from './filing.ts';
import { isMoving } from './form.ts';
import { Runs } from './PointList.tsx';
import { text } from './text.ts';
import { Ways } from './Ways.tsx';

const TIMINGS = ['speed', 'each'] as const;

function Passage() {
  const say = useSay();
  const { form, made, set } = useFiling();
  const change = (timing: (typeof TIMINGS)[number]): void => {
    if (timing === 'speed') return set({ timing });
    // What follows from departure and speed stands in the rows, to be changed there.
    const points = form.points.map((row, i) => {
      const pass = made.passes.get(i);
      return pass && row.at.trim() === '' ? { ...row, at: whenOf(pass.reachedMs) } : row;
    });
    set({ timing, points });
  };
  return (
    <>
      <Ways
        label={say(text.timing)}
        value={form.timing}
        onChange={change}
        ways={TIMINGS.map((id) => ({ id, label: say(text[`timing.${id}`]) }))}
      />
      {form.timing === 'speed' ? (
        <When
          at="depart"
          label={say(text.depart)}
          value={form.depart}
          onChange={(depart) => set({ depart })}
        />
      ) : null}
      <div className="row">
        {form.timing === 'speed' ? (
          <Count
            at="speedKmh"
            label={say(text.speed)}
            value={form.speedKmh}
            onChange={(speedKmh) => set({ speedKmh })}
            required
          />
        ) : null}
        <Count
          at="earlyMinutes"
          label={say(text.early)}
          value={form.earlyMinutes}
          onChange={(earlyMinutes) => set({ earlyMinutes })}
        />
        <Count
          at="lateMinutes"
          label={say(text.late)}
          value={form.lateMinutes}
          onChange={(lateMinutes) => set({ lateMinutes })}
        />
      </div>
      <p className="hint">{say(text.margins)}</p>
      <Runs />
    </>
  );
}

function Validity() {
  const say = useSay();
  const { form, set } = useFiling();
  return (
    <>
      <When at="from" label={say(text.from)} value={form.from} onChange={(from) => set({ from })} />
      <TickField label={say(text.openEnd)} value={form.openEnd} onChange={(openEnd) => set({ openEnd })} />
      {form.openEnd ? null : (
        <When at="to" label={say(text.to)} value={form.to} onChange={(to) => set({ to })} />
      )}
      <When
        at="reviewBy"
        label={say(text.reviewBy)}
        value={form.reviewBy}
        onChange={(reviewBy) => set({ reviewBy })}
      />
      <p className="hint">{say(form.type === 'area' ? text['reviewBy.area'] : text['reviewBy.hint'])}</p>
    </>
  );
}

export function WhenStep() {
  const { form } = useFiling();
  return isMoving(form) ? <Passage /> : <Validity />;
}
