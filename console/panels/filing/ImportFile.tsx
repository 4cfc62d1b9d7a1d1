/** A route or place file, dropped or chosen: read by the node, shown on the map, and nothing filed by it. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { ReadFile } from '../../../src/server/console-api/shapes.ts';
import { Button } from '../../kit/Button.tsx';
import { LineField, TickField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { whenTyped } from '../../kit/typed.ts';
import { visibleIn } from '../../kit/visible.ts';
import { nodeNow } from '../../state/clock.ts';
import { ApiRefusal, post } from '../../state/http.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { At, WrongAt } from './Bound.tsx';
import { useFiling } from './filing.ts';
import { base64Of, patchOf, type Reading, sitePatchOf } from './imported.ts';
import { turned } from './points.ts';
import { endDrawing } from './route-drawing.ts';
import { text } from './text.ts';

/** Base64 of it fits into what the node reads at once (4 MiB). */
const MOST_MB = 3;
const ENDINGS = ['.gpx', '.kml', '.kmz', '.geojson', '.json', '.csv', '.txt'];
/** The file holds several of what one notice takes: a person says which. */
const CHOICES = /^NOTICES_IMPORT_(?:SEVERAL_\w+|NO_SUCH_\w+|PICK\w*)$/;

/** What the reader is not sure of: each is answered by a person before anything is sent. */
function Questions() {
  const say = useSay();
  const language = useLanguage();
  const { form, set, setPoints } = useFiling();
  const settle = (index: number, settled: boolean): void => {
    const question = form.questions[index];
    if (question) set({ questions: form.questions.with(index, { ...question, settled }) });
  };
  const turn = (index: number): void => {
    const points = turned(form.points);
    if (!points) return;
    setPoints(points);
    settle(index, true);
  };
  return form.questions.map(({ code, says, settled }, i) => (
    <At key={code} at={`questions.${i}`}>
      <div className={settled ? 'hint' : 'warned'}>
        <p>
          <bdi>{visibleIn(says[language])}</bdi>
        </p>
        {code === 'notices.import.swapped' && !settled ? (
          <Button onPress={() => turn(i)}>{say(text['file.turn'])}</Button>
        ) : null}
        <TickField label={say(text['file.settled'])} value={settled} onChange={(next) => settle(i, next)} />
        <WrongAt at={`questions.${i}`} />
      </div>
    </At>
  ));
}

export function ImportFile() {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const { form, set } = useFiling();
  const [file, setFile] = useState<File | null>(null);
  const [pick, setPick] = useState('');
  const reading = useMutation({
    mutationFn: async ({ file, ...more }: Reading & { file: File }) =>
      post<ReadFile>('/notices/read-file', {
        name: file.name,
        base64: base64Of(new Uint8Array(await file.arrayBuffer())),
        as: form.type === 'site' ? 'place' : 'auto',
        ...more,
      }),
    onSuccess: (read) => {
      endDrawing();
      set({ ...patchOf(read, form.type), ...sitePatchOf(read, form.site) });
    },
  });
  const tooLarge = file !== null && file.size > MOST_MB * 1_000_000;
  const read = (next: File | null, more: Reading = {}): void => {
    if (next && next.size <= MOST_MB * 1_000_000) reading.mutate({ file: next, ...more });
  };
  const take = (next: File | null): void => {
    setFile(next);
    setPick('');
    reading.reset();
    read(next);
  };
  const { error, data } = reading;
  const mustPick = error instanceof ApiRefusal && CHOICES.test(error.code);
  const departMs = whenTyped(form.depart, language, { zone: me.zone, nowMs: nodeNow() }).value;
  const hasTempo = data?.kind === 'route' && data.needs.length === 1 && data.needs[0] === 'departure';
  return (
    <>
      <DropZone
        className="drop"
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped) void dropped.getFile().then(take);
        }}
      >
        <p>{say(text['file.drop'])}</p>
        <FileTrigger acceptedFileTypes={ENDINGS} onSelect={(list) => take(list?.[0] ?? null)}>
          <Button busy={reading.isPending}>{say(text['file.choose'])}</Button>
        </FileTrigger>
      </DropZone>
      {tooLarge ? <p className="wrong-at">{say(text['file.large'], { mb: MOST_MB })}</p> : null}
      {mustPick ? (
        <>
          <p className="warned">
            <bdi>{visibleIn(error.what)}</bdi>
          </p>
          <LineField label={say(text['file.pick'])} value={pick} onChange={setPick} maxLength={200} />
          <Button onPress={() => read(file, { pick })}>{say(text['file.again'])}</Button>
        </>
      ) : (
        <Refused error={error} />
      )}
      {data && file ? (
        <div className="read-file" role="status">
          <p>
            <strong>
              <bdi>{say(text['file.read'], { name: file.name })}</bdi>
            </strong>
          </p>
          <ul className="lines">
            {data.remarks.map(({ code, says }) => (
              <li key={code}>
                <bdi>{visibleIn(says[language])}</bdi>
              </li>
            ))}
          </ul>
          {hasTempo && departMs !== null ? (
            <Button onPress={() => read(file, { departMs, ...(pick && { pick }) })}>
              {say(text['file.tempo'])}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Questions />
    </>
  );
}
