/** The pages of a node that has no party yet: the code, the form, the end. They need no script. */
import type { Params, Refusal, RefusalTable } from '../../contract/index.ts';
import { type Founded, LEAST_PASSWORD } from '../../node/index.ts';
import { spokenFingerprint } from '../../record/index.ts';
import { LANGUAGES, type Language, say, sayRefusal } from '../../text/index.ts';
import { type Html, html, type Piece, typed, word } from '../html.ts';
import { document, LANGUAGE_NAMES, languageLinks } from '../layout.ts';
import { text } from '../text.ts';
import { type Field, type FieldFault, MOST_CHARACTERS, type Typed } from './form.ts';

type Key = keyof typeof text;

/** What all three pages need to speak. */
export interface Voice {
  language: Language;
  table: RefusalTable;
}

function told(voice: Voice, refusal: Refusal): Html {
  const { what, mend } = sayRefusal(voice.language, voice.table, refusal);
  return html`<strong>${what}</strong> ${mend}`;
}

function page({ language }: Voice, body: Piece, head: Piece = null): Html {
  return document(language, `${say(language, text['set-up.title'])} — Parley`, head, body);
}

export function codePage(voice: Voice, refusal: Refusal | null): Html {
  const { language } = voice;
  const body = html`<main class="sign-in">
<h1>${say(language, text['set-up.title'])}</h1>
<p>${say(language, text['set-up.empty'])}</p>
<p>${say(language, text['set-up.code-ask'])}</p>
${refusal && html`<p class="refused" role="alert" id="code-fault">${told(voice, refusal)}</p>`}
<form method="post" action="/set-up/code" id="code-form">
<label for="code">${say(language, text['set-up.code'])}</label>
<input id="code" name="code" class="code" dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required autofocus${refusal && html` aria-describedby="code-fault" aria-invalid="true"`}>
<button type="submit">${say(language, text['set-up.go-on'])}</button>
</form>
${languageLinks(language, '/')}
</main>`;
  return page(voice, body, html`<script src="/set-up.js" defer></script>`);
}

class Form {
  readonly #voice: Voice;
  readonly #typed: Typed;
  readonly #faults: readonly FieldFault[];

  constructor(voice: Voice, given: Typed, faults: readonly FieldFault[]) {
    this.#voice = voice;
    this.#typed = given;
    this.#faults = faults;
  }
  say(key: Key, params: Params = {}): string {
    return say(this.#voice.language, text[key], params);
  }

  /** What is wrong with a field, and the attributes by which a screen reader finds it and the hint. */
  #about(field: Field, hint: string | null): { fault: Html | null; described: Html | null } {
    const found = this.#faults.find((each) => each.field === field);
    const ids = [hint !== null && `${field}-hint`, found && `${field}-fault`].filter(Boolean).join(' ');
    return {
      fault: found
        ? html`<p class="refused" id="${field}-fault">${told(this.#voice, found.refusal)}</p>`
        : null,
      described: html`${ids !== '' && html` aria-describedby="${ids}"`}${found && html` aria-invalid="true"`}`,
    };
  }

  /** A label, an input, a hint under it, and what is wrong with it. */
  line(field: Field, hint: string | null, attributes: Html): Html {
    const { fault, described } = this.#about(field, hint);
    return html`<div class="field"><label for="${field}">${this.say(`set-up.f.${field}`)}</label>
<input id="${field}" name="${field}" value="${typed(this.#typed[field])}"${attributes}${described}>
${hint !== null && html`<small id="${field}-hint">${hint}</small>`}${fault}</div>`;
  }

  mode(): Html {
    const { fault, described } = this.#about('mode', this.say('set-up.h.mode'));
    const choice = (mode: 'exercise' | 'live') =>
      html`<label class="choice"><input type="radio" name="mode" value="${mode}" required${this.#typed.mode === mode && html` checked`}> ${this.say(`set-up.${mode}`)}</label>`;
    return html`<div class="field" role="radiogroup" aria-labelledby="mode-label"${described}>
<span id="mode-label" class="field-label">${this.say('set-up.f.mode')}</span>
${choice('exercise')}${choice('live')}
<small id="mode-hint">${this.say('set-up.h.mode')}</small>${fault}</div>`;
  }

  offices(): Html {
    const hint = this.say('set-up.h.offices');
    const { fault, described } = this.#about('offices', hint);
    return html`<div class="field"><label for="offices">${this.say('set-up.f.offices')}</label>
<textarea id="offices" name="offices" rows="4" dir="auto" maxlength="${String(MOST_CHARACTERS)}" required${described}>
${typed(this.#typed.offices)}</textarea>
<small id="offices-hint">${hint}</small>${fault}</div>`;
  }
}

/** Buttons, not links: what has been typed stays when the language changes. */
function languageButtons(language: Language): Html {
  const buttons = LANGUAGES.map((other) =>
    other === language
      ? html`<li><span lang="${other}" aria-current="true">${LANGUAGE_NAMES[other]}</span></li>`
      : html`<li><button class="link" type="submit" form="party-form" name="lang" value="${other}" lang="${other}" formnovalidate>${LANGUAGE_NAMES[other]}</button></li>`,
  );
  return html`<nav class="languages" aria-label="${say(language, text['server.language'])}"><ul>${buttons}</ul></nav>`;
}

const REQUIRED = html` required`;
const LATIN = html` dir="ltr" autocapitalize="none" spellcheck="false" autocomplete="off"`;
const NEW_PASSWORD = html` type="password" dir="ltr" autocomplete="new-password" maxlength="1024" required`;

export function partyPage(
  voice: Voice,
  given: Typed,
  faults: readonly FieldFault[],
  refusal: Refusal | null,
  port: number,
): Html {
  const form = new Form(voice, { ...given, password: '', again: '' }, faults);
  const wrong = faults.length > 0 || refusal !== null;
  const name = (field: 'nameEn' | 'nameRu' | 'nameAr', lang: Language, hint: string | null) =>
    form.line(
      field,
      hint,
      html` lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" maxlength="200" autocomplete="off"${REQUIRED}`,
    );
  const body = html`<main class="set-up">
<header><h1>${form.say('set-up.title')}</h1></header>
<p>${form.say('set-up.lead')}</p>
${
  wrong &&
  html`<div class="refused" role="alert">${faults.length > 0 && html`<strong>${form.say('set-up.faults', { n: faults.length })}</strong>`}
${refusal && told(voice, refusal)} ${form.say('set-up.passwords-again')}
${faults.length > 0 && html`<ul>${faults.map(({ field }) => html`<li><a href="#${field}">${form.say(`set-up.f.${field}`)}</a></li>`)}</ul>`}</div>`
}
<form method="post" action="/set-up" id="party-form" novalidate>
<fieldset><legend>${form.say('set-up.party')}</legend>
${form.line('party', form.say('set-up.h.party'), html`${LATIN} maxlength="32"${REQUIRED}`)}
<div class="row">${name('nameEn', 'en', null)}${name('nameRu', 'ru', null)}${name('nameAr', 'ar', null)}</div>
<small>${form.say('set-up.h.names')}</small>
${form.mode()}</fieldset>
<fieldset><legend>${form.say('set-up.people')}</legend>
${form.offices()}
<div class="row">${form.line('officer', null, html`${LATIN} maxlength="64"${REQUIRED}`)}
${form.line('officerName', form.say('set-up.h.officerName'), html` dir="auto" maxlength="200" autocomplete="off"${REQUIRED}`)}</div>
${form.line('officerOffice', form.say('set-up.h.officerOffice'), html` dir="auto" maxlength="200" autocomplete="off"${REQUIRED}`)}
<div class="row">${form.line('password', form.say('set-up.h.password', { least: LEAST_PASSWORD }), NEW_PASSWORD)}${form.line('again', null, NEW_PASSWORD)}</div></fieldset>
<fieldset><legend>${form.say('set-up.place')}</legend>
${form.line('zone', form.say('set-up.h.zone'), html`${LATIN} maxlength="64"`)}
${form.line('url', form.say('set-up.h.url', { address: `http://10.0.0.7:${port}` }), html`${LATIN} maxlength="500" inputmode="url"`)}
${form.line('host', form.say('set-up.h.host', { port: String(port) }), html`${LATIN} maxlength="253"${REQUIRED}`)}</fieldset>
<button type="submit" class="primary">${form.say('set-up.make')}</button>
</form>
${languageButtons(voice.language)}
</main>`;
  return page(voice, body);
}

export function donePage(voice: Voice, { card, configPath, secretPath }: Founded): Html {
  const { language } = voice;
  const body = html`<main class="set-up">
<h1>${say(language, text['set-up.done'])}</h1>
<p><strong>${word(card.names[language])}</strong> ${word(card.party, 'id')}</p>
<p>${say(language, text['set-up.done-open'])}</p>
<p>${say(language, text['set-up.done-fingerprint'])}</p>
<p class="fingerprint" dir="ltr">${spokenFingerprint(card)
    .split(' ')
    .map((group) => html`<span>${group}</span> `)}</p>
<p>${say(language, text['set-up.done-config'], { path: configPath })}</p>
${secretPath !== null && html`<p class="warning">${say(language, text['set-up.done-secret'], { path: secretPath })}</p>`}
<p><a class="primary" href="/sign-in">${say(language, text['set-up.done-enter'])}</a></p>
</main>`;
  return page(voice, body);
}

/** Takes the code out of the address that the terminal printed. Without it the code is typed. */
export const codeScript = `'use strict';
(() => {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  const input = document.getElementById('code');
  if (!code || !input || document.getElementById('code-fault')) return;
  history.replaceState(null, '', location.pathname + location.search);
  input.value = code;
  document.getElementById('code-form').requestSubmit();
})();
`;
