/** An agreement named on the command line: YAML or JSON, read by the rules that the node reads by. */
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { documentFault, MAX_TERMS_BYTES, readTermsFile, type Terms, termsSchema } from '../terms/index.ts';
import { readBytes, readStandardInput } from './files.ts';

/** The fields as they stand; their shape is the node's to judge. @throws RefusalError TERMS_FILE_…, CLI_FILE_… */
export async function readTermsFields(path: string): Promise<object> {
  const bytes =
    path === '-' ? await readStandardInput(MAX_TERMS_BYTES) : await readBytes(path, MAX_TERMS_BYTES);
  const read = readTermsFile(new TextDecoder().decode(bytes));
  if (isRefusal(read)) throw new RefusalError(read);
  return read.value;
}

/** A whole agreement in which this party stands. @throws RefusalError CLI_NOT_TERMS, TERMS_… too */
export async function readTerms(path: string, party: string): Promise<Terms> {
  const checked = termsSchema.safeParse(await readTermsFields(path));
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.map(String).join('.') || '-';
    throw new RefusalError(refuse('CLI_NOT_TERMS', { path, field }));
  }
  const terms = checked.data;
  const fault = documentFault(terms);
  if (fault) throw new RefusalError(fault);
  if (![...terms.parties, ...terms.observers].includes(party)) {
    throw new RefusalError(refuse('TERMS_NOT_IN_IT', { party }));
  }
  return terms;
}
