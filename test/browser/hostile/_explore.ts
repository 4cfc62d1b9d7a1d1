import { besiege } from '/work/w/hostile/test/browser/hostile/besieged.ts';

const b = await besiege();
console.log(
  JSON.stringify({
    url: b.west.url,
    east: b.east.url,
    notices: b.notices,
    messages: b.messages,
    incidentId: b.incidentId,
    handovers: b.handovers,
    fields: [...b.acts.words.fields],
  }),
);
await new Promise((r) => setTimeout(r, Number(process.env.HOLD ?? 1) * 1000));
await b.close();
