/** Signs in, does the work, signs out. */
import { Client } from './client.ts';
import { type NodeOptions, type Profile, profileFor } from './profile.ts';
import type { Io } from './verb.ts';

export async function withNode<Result>(
  io: Io,
  options: NodeOptions,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  return withProfile(io, await profileFor(options), work);
}

export async function withProfile<Result>(
  io: Io,
  profile: Profile,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await Client.signIn(profile, io.language);
  try {
    return await work(client);
  } finally {
    await client.signOut();
  }
}
