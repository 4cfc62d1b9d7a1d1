/** Takes an own notice back, with the reason that everyone who was told of it is sent. */
import { useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { WordsField } from '../../../kit/Fields.tsx';
import { Sheet } from '../../../kit/Sheet.tsx';
import { useSay } from '../../../kit/say.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './act.ts';
import { text } from './text.ts';

function Form({ noticeId, onClose }: { noticeId: string; onClose(): void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct<{ reason: string }>(noticeId, 'withdraw', onClose);
  const lacks = reason.trim() === '';
  return (
    <ActForm
      title={say(text.withdraw)}
      danger
      busy={act.isPending}
      error={act.error}
      onWrite={() => {
        setTried(true);
        if (!lacks) act.mutate({ reason });
      }}
      onCancel={onClose}
    >
      <p>{say(text['withdraw.hint'])}</p>
      <WordsField
        label={say(text['withdraw.reason'])}
        value={reason}
        onChange={setReason}
        required
        wrong={tried && lacks ? say(text.required) : null}
      />
    </ActForm>
  );
}

export function WithdrawButton({ noticeId }: { noticeId: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button tone="danger" onPress={() => setOpen(true)}>
        {say(text.withdraw)}
      </Button>
      <Sheet title={say(text['withdraw.title'])} open={open} onClose={close}>
        <Form noticeId={noticeId} onClose={close} />
      </Sheet>
    </>
  );
}
