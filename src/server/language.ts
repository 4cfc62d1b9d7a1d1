/** In which language an answer goes out: asked for in the address, remembered in a cookie, else as the browser prefers. */
import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../text/index.ts';

export const LANGUAGE_COOKIE = 'lang';

function known(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/** RFC 9110 §12.5.4: the language with the highest weight that we have; English when none is. */
export function fromAccept(header: string | undefined): Language | null {
  let best: Language | null = null;
  let bestWeight = 0;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [range = '', ...params] = part.trim().toLowerCase().split(';');
    const language = known(range.trim().split('-')[0]);
    const q = params
      .map((param) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(param)?.[1])
      .find((found) => found !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (language && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}

export function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  return (
    known(lang) ??
    known(request.cookies?.[LANGUAGE_COOKIE]) ??
    fromAccept(request.headers['accept-language']) ??
    'en'
  );
}
