/** Fields that take hostile words and are not driven, or not shown, each with the reason. */

interface Exempt {
  fields: RegExp;
  why: string;
}

/** Of commands and kinds, as `notices.file .fields.who.callSign`. */
export const NOT_DRIVEN: readonly Exempt[] = [
  {
    fields: /\.card\.(?:origin|messageKey|logKey|cosignKey|encryptionKey|rootKey|signature)$/,
    why: 'keys, what they sign, and a name made of them: a card with anything else is refused before it is written',
  },
  {
    fields: /^parties\.enrol \.heard$/,
    why: 'held against the fingerprint and kept nowhere',
  },
  {
    fields:
      /^(?:parties\.complete \.peer|notices\.(?:file|amend) \.(?:to\[\]|disclose\{name\}|release\{name\})|line\.[a-z-]+ \.(?:from|call\.openedBy)|briefings\.publish \.to\[\]|handover\.take \.(?:handoverId|seen\[\]))$/,
    why: 'names something that must be there: anything else is refused and written nowhere',
  },
  {
    fields: /^briefings\.publish \.(?:date|zone)$/,
    why: 'read as a day and a zone, or refused; the address of the page is driven with hostile ones',
  },
  {
    fields: /^retention\.(?:erase|erased) /,
    why: 'erases what is older than a clause allows, days at least: nothing in a test of minutes is',
  },
  {
    fields: /^parties\.rekeyed /,
    why: 'the card as at enrolment, where hostile names are driven, with a proof that is checked before it is written',
  },
  {
    fields: /^parties\.receipt \.(?:log|leaf\.header)$/,
    why: 'a receipt that names another log than the card, or another header than was signed, is refused',
  },
  {
    fields: /^parties\.(?:equivocation|not-followed-up|now-understood|recorded|forked) /,
    why: 'written by this node: ids of parties, signed notes, proofs, a room’s name, the message of an error',
  },
  {
    fields: /^notices\.released /,
    why: 'groups of a version opened later: the schema and the view of notices.filed, where they are driven',
  },
  {
    fields: /^notices\.amended \.(?:checked\.ruleVersion|lead\[\]\.clause)$/,
    why: 'the schema and the view of notices.filed, where a forger drove them',
  },
  {
    fields:
      /^(?:notices\.silent|line\.silent|conflicts\.(?:found|cleared)|incidents\.finding) |^watch\.alert-closed \.from$/,
    why: 'written by this node, of ids and sentences’ names; the free words in their values are driven where they come from',
  },
  {
    fields: /^handover\.(?:given|taken) \.(?:ruleVersion|items\[\]|since|seen|unseen)/,
    why: 'written by this node: its own keys, and its own sentences with hostile names inside, which are looked at',
  },
];

/** By what `HostileWords.for` was given. */
export const NOT_SHOWN: readonly Exempt[] = [
  { fields: /^sign-in$/, why: 'which sign-in it was is for the record, not for the screen' },
  {
    fields: /^not enrolled, named by east$|^office of one not enrolled$/,
    why: 'stays in the record of whoever named one that is not enrolled; of its office nothing is written',
  },
  {
    fields: /^office of who signed$/,
    why: 'shown beside the officer where an officer acts; a node’s own acts, forged as an officer’s, show none',
  },
];
