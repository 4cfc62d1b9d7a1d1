/** The identity of one version of the terms: SHA-256 over its canonical JSON (RFC 8785). */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../record/index.ts';
import type { Terms } from './clause.ts';

/**
 * Lower-case hex SHA-256 of the canonical JSON of `terms`. A document without `observers` is the same
 * document as one with none, so both have one hash. `terms` must have passed `termsSchema`.
 */
export function termsHash(terms: Terms): string {
  const whole = { ...terms, observers: terms.observers ?? [] };
  return createHash('sha256').update(canonicalJson(whole), 'utf8').digest('hex');
}
