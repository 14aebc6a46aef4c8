/** Limits that both ends state. Each carries its reason. */
export const limits = {
  /** characters in one entry of a discussion: about four pages, beyond which a text belongs in the note */
  entry: 10_000,
  /** characters in one language's text of a statement */
  statement: 20_000,
  /** characters in a name */
  name: 80,
  /** characters of what a panelist states as an interest: a line of a roster, not a curriculum vitae */
  interest: 600,
  /** characters of a panel's description in one language: a paragraph, as every page of the panel carries it */
  description: 1_000,
  /** characters of its mandate in one language: a page, printed at the head of its minutes */
  mandate: 4_000,
  /** one HTTP body or one command; the longest legal command has three texts of 20,000 characters */
  maxBodyBytes: 262_144,
  /** one frame of the document endpoint: a pasted chapter, not a pasted book */
  maxFrameBytes: 1_048_576,
  /** one stored note: a book of two million characters, beyond which a browser takes seconds to open it */
  maxNoteBytes: 16_777_216,
  /** one awareness message: a cursor and a flag */
  maxAwarenessBytes: 2_048,
  /**
   * commands of one member in ten seconds, over all their connections; a person who types fast sends two a second, but
   * what a page kept while its line was cut goes out at once
   */
  commandsPer10s: 150,
  /** answers below which nothing is revealed unless the round is named (DOMAIN H4) */
  revealFloor: 4,
  /** entries in one `entries` frame; more arrive in the next */
  entriesPerFrame: 500,
} as const
