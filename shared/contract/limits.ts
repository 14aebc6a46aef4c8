/** Limits that both server and client apply, each with its reason. */
export const limits = {
  /** Characters in one entry of a discussion: about four pages. A longer text belongs in the note. */
  entry: 10_000,
  /** Characters in one language's text of a statement. */
  statement: 20_000,
  /** Characters in a name. */
  name: 80,
  /** Characters in a panelist's stated interest: one line of the list of members, not a curriculum vitae. */
  interest: 600,
  /** Characters in a panel's description in one language: a paragraph, because every page of the panel loads it. */
  description: 1_000,
  /** Characters in a panel's mandate in one language: one page, which the minutes print at their head. */
  mandate: 4_000,
  /** Characters in a panel's privacy notice in one language. */
  privacyNotice: 12_000,
  /** Bytes in one HTTP body or one command. The longest legal command has three texts of 20,000 characters. */
  maxBodyBytes: 262_144,
  /** Bytes in one uploaded file: a scanned paper of some hundred pages, or a photograph. */
  maxFileBytes: 20_971_520,
  /** Bytes in one message of the document endpoint: enough for a pasted chapter, not for a pasted book. */
  maxFrameBytes: 1_048_576,
  /** Bytes in one stored note: about two million characters. A browser takes seconds to open a longer note. */
  maxNoteBytes: 16_777_216,
  /** Bytes in one awareness message, which holds a cursor and a flag. */
  maxAwarenessBytes: 2_048,
  /**
   * Commands that one member may send in ten seconds, over all their connections. A person who types fast sends two a
   * second. After a lost connection, a page sends all its waiting commands at once.
   */
  commandsPer10s: 150,
  /** Statements in one batch: at least two, and at most what a panelist answers in an hour. */
  batchMin: 2,
  batchMax: 60,
  /** The number of answers below which nothing is revealed, unless the round is named (DOMAIN H4). */
  revealFloor: 4,
  /** Entries in one `entries` message. The server sends further entries in the next message. */
  entriesPerFrame: 500,
} as const
