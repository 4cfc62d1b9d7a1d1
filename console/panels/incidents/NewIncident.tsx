/** Opening an incident, by hand or from an alert whose time and place it takes. */
import { useMutation } from '@tanstack/react-query';
import { Button } from '../../kit/Button.tsx';
import { LineField, TickField } from '../../kit/Fields.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { degreesOf } from '../../kit/Place.tsx';
import { useSay } from '../../kit/say.ts';
import { PlaceField, WhenField } from '../../kit/TypedFields.tsx';
import { placeTyped, whenTyped } from '../../kit/typed.ts';
import { type AlertAnswer, useAlerts } from '../../state/answers.ts';
import { cache } from '../../state/cache.ts';
import { nodeNow } from '../../state/clock.ts';
import { post } from '../../state/http.ts';
import { forget, useKept } from '../../state/kept.ts';
import { go } from '../../state/place.ts';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import { text } from './text.ts';

const QUARTER_MS = 15 * 60_000;
const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

function Form({ alert, about }: { alert: AlertAnswer | null; about: string[] }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me, parties } = useSession();
  const others = parties.filter(({ role }) => role !== 'me').map(({ party }) => party);
  const signal = alert?.last;
  const at = signal?.at ?? signal?.otherAt ?? null;
  const kept = `incident/${about.join('/')}/`;
  const [title, setTitle] = useKept(`${kept}title`, '');
  const [from, setFrom] = useKept(`${kept}from`, () => iso((signal?.beginsMs ?? nodeNow()) - QUARTER_MS));
  const [to, setTo] = useKept(`${kept}to`, () =>
    iso((signal?.atMs ?? nodeNow()) + (signal ? QUARTER_MS : 0)),
  );
  const [place, setPlace] = useKept(`${kept}place`, at ? degreesOf(at) : '');
  const [radius, setRadius] = useKept(`${kept}radius`, '2000');
  const [named, setNamed] = useKept<ReadonlySet<string>>(`${kept}named`, () => new Set(others));
  const zone = { zone: me.zone, nowMs: nodeNow() };
  const read = {
    from: whenTyped(from, language, zone),
    to: whenTyped(to, language, zone),
    place: placeTyped(place, language),
  };
  const radiusM = Number(radius);
  const radiusWrong = read.place.value !== null && !(radiusM > 0);
  const ready =
    title.trim() !== '' &&
    read.from.value !== null &&
    read.to.value !== null &&
    read.place.wrong === null &&
    !radiusWrong;
  const opening = useMutation({
    mutationFn: () =>
      post<{ incidentId: string }>('/incidents', {
        title,
        fromMs: read.from.value,
        toMs: read.to.value,
        place: read.place.value && { at: read.place.value, radiusM },
        parties: [me.party, ...named],
        about,
      }),
    onSuccess: async ({ incidentId }) => {
      forget(kept);
      await cache.invalidateQueries({ queryKey: ['incidents'] });
      go('incidents', incidentId);
    },
  });
  const toggle = (party: string): void =>
    setNamed((before) => {
      const next = new Set(before);
      if (!next.delete(party)) next.add(party);
      return next;
    });
  return (
    <form
      className="fields"
      aria-label={say(text.new)}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) opening.mutate();
      }}
    >
      <LineField
        label={say(text.name)}
        hint={say(text.nameHint)}
        value={title}
        onChange={setTitle}
        required
        autoFocus
      />
      <WhenField label={say(text.from)} value={from} onChange={setFrom} required />
      <WhenField label={say(text.to)} value={to} onChange={setTo} required />
      <PlaceField label={say(text.place)} value={place} onChange={setPlace} />
      <LineField
        label={say(text.radius)}
        value={radius}
        onChange={setRadius}
        dir="ltr"
        wrong={radiusWrong ? say(text.number) : null}
      />
      <fieldset className="ticks">
        <legend>{say(text.parties)}</legend>
        {others.map((party) => (
          <TickField
            key={party}
            label={nameOf(party)}
            value={named.has(party)}
            onChange={() => toggle(party)}
          />
        ))}
        <p className="hint">{say(text.sends)}</p>
      </fieldset>
      <Refused error={opening.error} />
      <div className="buttons">
        <Button type="submit" tone="main" busy={opening.isPending} isDisabled={!ready}>
          {say(text.open)}
        </Button>
      </div>
    </form>
  );
}

/** `about`: the alert that it is opened from. */
export function NewIncident({ about }: { about: string | undefined }) {
  const alerts = useAlerts();
  if (about !== undefined && alerts.isPending) return <Waiting />;
  const { me } = useSession();
  // Ids of alerts are each party's own choice: ours first.
  const found = (alerts.data ?? []).filter(({ alertId }) => alertId === about);
  const alert = found.find(({ from }) => from === me.party) ?? found[0] ?? null;
  return <Form alert={alert} about={about === undefined ? [] : [about]} />;
}
