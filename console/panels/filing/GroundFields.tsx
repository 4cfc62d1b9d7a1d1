/** An area that is kept clear: its name and use, a circle or its corners, and its heights; and what a flight flies with. */
import { ChoiceField, TickField } from '../../kit/Fields.tsx';
import { useSay } from '../../kit/say.ts';
import { text as noticeText } from '../notices/detail/text.ts';
import { Count, Line, PlaceAt, Words } from './Bound.tsx';
import { useFiling } from './filing.ts';
import { ABOVE, AREA_USES, type Form, type HeightWords, SHAPES } from './form.ts';
import { endDrawing } from './route-drawing.ts';
import { text } from './text.ts';
import { Ways } from './Ways.tsx';

/** Room for a ring of ten thousand corners to the last decimal. */
const CORNERS_LENGTH = 400_000;

function Heights({
  at,
  words,
  change,
}: {
  at: 'ground' | 'flight';
  words: HeightWords;
  change(patch: Partial<HeightWords>): void;
}) {
  const say = useSay();
  return (
    <>
      <div className="row">
        <Count
          at={`${at}.floorM`}
          label={say(text.floor)}
          value={words.floorM}
          onChange={(floorM) => change({ floorM })}
          required
        />
        <Count
          at={`${at}.ceilingM`}
          label={say(text.ceiling)}
          value={words.ceilingM}
          onChange={(ceilingM) => change({ ceilingM })}
          required
        />
      </div>
      <Ways
        label={say(text.above)}
        value={words.above}
        onChange={(above) => change({ above })}
        ways={ABOVE.map((id) => ({ id, label: say(text[`above.${id}`]) }))}
      />
    </>
  );
}

export function FlightFields() {
  const say = useSay();
  const { form, set } = useFiling();
  const { flight } = form;
  const change = (patch: Partial<Form['flight']>): void => set({ flight: { ...flight, ...patch } });
  return (
    <>
      <div className="row">
        <Line
          at="flight.aircraft"
          label={say(text.aircraft)}
          value={flight.aircraft}
          onChange={(aircraft) => change({ aircraft })}
          required
        />
        <Count
          at="flight.count"
          label={say(text['aircraft.count'])}
          value={flight.count}
          onChange={(count) => change({ count })}
          required
        />
        <Line
          at="flight.transponder"
          label={say(noticeText.transponder)}
          value={flight.transponder}
          onChange={(transponder) => change({ transponder })}
        />
      </div>
      <TickField label={say(text.crewed)} value={flight.crewed} onChange={(crewed) => change({ crewed })} />
      <Heights at="flight" words={flight} change={change} />
      <p className="hint">{say(text['heights.hint'])}</p>
    </>
  );
}

function Outline() {
  const say = useSay();
  const { form, set } = useFiling();
  const { ground } = form;
  const change = (patch: Partial<Form['ground']>): void => set({ ground: { ...ground, ...patch } });
  if (ground.shape === 'polygon')
    return (
      <Words
        at="ground.corners"
        label={say(text.corners)}
        hint={say(text['corners.hint'])}
        value={ground.corners}
        onChange={(corners) => change({ corners })}
        maxLength={CORNERS_LENGTH}
        rows={4}
      />
    );
  return (
    <>
      <PlaceAt
        at="ground.place"
        label={say(text['ground.place'])}
        value={ground.place}
        onChange={(place) => change({ place })}
      />
      <Count
        at="ground.radiusM"
        label={say(text['site.radius'])}
        value={ground.radiusM}
        onChange={(radiusM) => change({ radiusM })}
        required
      />
    </>
  );
}

export function GroundFields() {
  const say = useSay();
  const { form, set } = useFiling();
  const { ground } = form;
  const change = (patch: Partial<Form['ground']>): void => set({ ground: { ...ground, ...patch } });
  return (
    <>
      <div className="row">
        <Line
          at="ground.name"
          label={say(text['ground.name'])}
          value={ground.name}
          onChange={(name) => change({ name })}
          required
        />
        <ChoiceField
          label={say(text['ground.use'])}
          value={ground.use}
          onChange={(use) => change({ use })}
          choices={AREA_USES.map((id) => ({ id, label: say(noticeText[`use.${id}`]) }))}
        />
      </div>
      <Ways
        label={say(text['ground.shape'])}
        value={ground.shape}
        onChange={(shape) => {
          endDrawing();
          change({ shape });
        }}
        ways={SHAPES.map((id) => ({ id, label: say(text[`shape.${id}`]) }))}
      />
      <Outline />
      <TickField
        label={say(text.bounded)}
        hint={say(text['bounded.hint'])}
        value={ground.bounded}
        onChange={(bounded) => change({ bounded })}
      />
      {ground.bounded ? <Heights at="ground" words={ground} change={change} /> : null}
      <Line
        at="ground.note"
        label={say(text['ground.note'])}
        value={ground.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}
