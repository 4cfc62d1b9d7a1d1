/** Who: the organisation and its units, people, vehicles and whom to call. */
import { ACTIVITIES } from '../../../src/contract/index.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, TickField } from '../../kit/Fields.tsx';
import { useSay } from '../../kit/say.ts';
import { text as noticeText } from '../notices/detail/text.ts';
import { At, Count, Line, Words, WrongAt } from './Bound.tsx';
import { focusAt, useFiling } from './filing.ts';
import { type ContactRow, EMPTY_CONTACT, EMPTY_VEHICLE, type VehicleRow } from './form.ts';
import { text } from './text.ts';

function Vehicle({ index, row }: { index: number; row: VehicleRow }) {
  const say = useSay();
  const { form, set } = useFiling();
  const n = index + 1;
  const line = (name: keyof VehicleRow) => ({
    at: `vehicles.${index}.${name}`,
    value: row[name],
    onChange: (value: string) => set({ vehicles: form.vehicles.with(index, { ...row, [name]: value }) }),
  });
  const remove = (): void => {
    set({ vehicles: form.vehicles.toSpliced(index, 1) });
    focusAt('vehicles.add');
  };
  return (
    <fieldset className="entry-row">
      <legend>{say(text.vehicle, { n })}</legend>
      <div className="row">
        <Line {...line('make')} label={say(text['vehicle.make'])} required />
        <Count {...line('count')} label={say(text['vehicle.count'])} />
        <Line {...line('colour')} label={say(text['vehicle.colour'])} />
        <Line {...line('plate')} label={say(text['vehicle.plate'])} />
        <Line {...line('roofMarking')} label={say(text['vehicle.roof'])} />
      </div>
      <Button tone="quiet" onPress={remove}>
        {say(text['vehicle.remove'], { n })}
      </Button>
    </fieldset>
  );
}

function Contact({ index, row }: { index: number; row: ContactRow }) {
  const say = useSay();
  const { form, set } = useFiling();
  const n = index + 1;
  const line = (name: keyof ContactRow) => ({
    at: `contacts.${index}.${name}`,
    value: row[name],
    onChange: (value: string) => set({ contacts: form.contacts.with(index, { ...row, [name]: value }) }),
  });
  const remove = (): void => {
    set({ contacts: form.contacts.toSpliced(index, 1) });
    focusAt('contacts.add');
  };
  return (
    <fieldset className="entry-row">
      <legend>{say(text.contact, { n })}</legend>
      <div className="row">
        <Line {...line('name')} label={say(text['contact.name'])} />
        <Line {...line('role')} label={say(text['contact.role'])} />
        <Count {...line('phone')} label={say(text['contact.phone'])} />
      </div>
      <Button tone="quiet" onPress={remove}>
        {say(text['contact.remove'], { n })}
      </Button>
    </fieldset>
  );
}

function Lists() {
  const say = useSay();
  const { form, set } = useFiling();
  const addVehicle = (): void => {
    set({ vehicles: [...form.vehicles, EMPTY_VEHICLE] });
    focusAt(`vehicles.${form.vehicles.length}.make`);
  };
  const addContact = (): void => {
    set({ contacts: [...form.contacts, EMPTY_CONTACT] });
    focusAt(`contacts.${form.contacts.length}.name`);
  };
  return (
    <>
      <h4>{say(noticeText.vehicles)}</h4>
      {form.vehicles.map((row, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name of its own.
        <Vehicle key={i} index={i} row={row} />
      ))}
      <WrongAt at="vehicles" />
      <At at="vehicles.add">
        <Button onPress={addVehicle}>{say(text['vehicle.add'])}</Button>
      </At>
      <h4>{say(noticeText.contacts)}</h4>
      {form.contacts.map((row, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name of its own.
        <Contact key={i} index={i} row={row} />
      ))}
      <WrongAt at="contacts" />
      <At at="contacts.add">
        <Button onPress={addContact}>{say(text['contact.add'])}</Button>
      </At>
    </>
  );
}

export function WhoStep() {
  const say = useSay();
  const { form, set } = useFiling();
  const activities = ACTIVITIES.map((id) => ({ id, label: say(noticeText[`activity.${id}`]) }));
  return (
    <>
      <div className="row">
        <Line
          at="organisation"
          label={say(noticeText.organisation)}
          value={form.organisation}
          onChange={(organisation) => set({ organisation })}
          required
        />
        <Line
          at="callSign"
          label={say(noticeText.callSign)}
          value={form.callSign}
          onChange={(callSign) => set({ callSign })}
        />
      </div>
      <Words
        at="units"
        label={say(text.units)}
        hint={say(text['units.hint'])}
        value={form.units}
        onChange={(units) => set({ units })}
      />
      <div className="row">
        <ChoiceField
          label={say(noticeText.activity)}
          value={form.activity}
          onChange={(activity) => set({ activity })}
          choices={activities}
        />
        <Line
          at="purpose"
          label={say(noticeText.purpose)}
          value={form.purpose}
          onChange={(purpose) => set({ purpose })}
        />
      </div>
      <TickField label={say(text.escort)} value={form.escort} onChange={(escort) => set({ escort })} />
      <TickField
        label={say(text.emergency)}
        hint={say(text['emergency.hint'])}
        value={form.emergency}
        onChange={(emergency) => set({ emergency })}
      />
      <div className="row">
        <Count
          at="people"
          label={say(text.people)}
          value={form.people}
          onChange={(people) => set({ people })}
        />
        <Line
          at="peopleNote"
          label={say(text['people.note'])}
          value={form.peopleNote}
          onChange={(peopleNote) => set({ peopleNote })}
        />
      </div>
      <Lists />
    </>
  );
}
