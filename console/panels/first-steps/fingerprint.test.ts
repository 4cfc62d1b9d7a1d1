import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { soundsLike, spokenFingerprint } from '../../../src/record/index.ts';
import { cardOf } from '../../../test/helpers/first-steps/card.ts';
import { groupsOf, hear } from './fingerprint.ts';
