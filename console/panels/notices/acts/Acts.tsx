/** What this officer may say about another party's notice: read it, take a position, record that a unit was told. */
import { useState } from 'react';
import type { NoticeView } from '../../../../src/notices/index.ts';
import { Button } from '../../../kit/Button.tsx';
import { useSay } from '../../../kit/say.ts';
import { useMay, useSession } from '../../../state/session.ts';
import { readOf } from '../axes/axes.ts';
import { Acknowledge } from './Acknowledge.tsx';
import type { Done } from './act.ts';
import { TakePosition } from './TakePosition.tsx';
import { TellUnit } from './TellUnit.tsx';
import { text } from './text.ts';
import { Written } from './Written.tsx';

export interface FormProps {
  noticeId: string;
  /** The version that the officer has before him: his answer is about no other. */
  version: number;
  onDone(done: Done): void;
  onCancel(): void;
}
type Act = 'acknowledge' | 'position' | 'told';

/** The version is the one that was shown when the form was opened, until the officer turns to a newer one. */
interface Open {
  act: Act;
  version: number;
}

function OfVersion({ open, latest, onTurn }: { open: Open; latest: number; onTurn(): void }) {
  const say = useSay();
  if (open.version === latest) return <p className="hint">{say(text['of-version'], { version: latest })}</p>;
  return (
    <div className="warned" role="alert">
      <p>{say(text['newer-came'], { version: latest, answered: open.version })}</p>
      <Button onPress={onTurn}>{say(text['read-newer'], { version: latest })}</Button>
    </div>
  );
}

export function Acts({ view }: { view: NoticeView }) {
  const say = useSay();
  const { me } = useSession();
  const mayRead = useMay('watch', 'liaison', 'command');
  const mayPosition = useMay('liaison', 'command');
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  if (view.status === 'withdrawn') return null;
  if (!mayRead) return <p className="hint">{say(text['may-not'])}</p>;

  const start = (act: Act): void => {
    setDone(null);
    setOpen({ act, version: view.version });
  };
  const form = open && {
    noticeId: view.noticeId,
    version: open.version,
    onCancel: () => setOpen(null),
    onDone: (next: Done) => {
      setOpen(null);
      setDone(next);
    },
  };
  const isRead = readOf(view, me.party).code === 'read';
  return (
    <section className="acts" aria-label={say(text.title)}>
      {form ? null : (
        <div className="buttons">
          <Button tone={isRead ? 'plain' : 'main'} onPress={() => start('acknowledge')}>
            {say(text.acknowledge)}
          </Button>
          {mayPosition ? <Button onPress={() => start('position')}>{say(text.position)}</Button> : null}
          <Button onPress={() => start('told')}>{say(text.told)}</Button>
        </div>
      )}
      {done ? <Written done={done} /> : null}
      {open && form ? (
        <>
          <h3>{say(text[open.act])}</h3>
          <OfVersion
            open={open}
            latest={view.version}
            onTurn={() => setOpen({ ...open, version: view.version })}
          />
          {open.act === 'acknowledge' ? <Acknowledge {...form} /> : null}
          {open.act === 'position' ? <TakePosition {...form} isProtected={view.protected} /> : null}
          {open.act === 'told' ? <TellUnit {...form} /> : null}
        </>
      ) : null}
    </section>
  );
}
