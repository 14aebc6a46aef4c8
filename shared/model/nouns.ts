/**
 * The nouns whose files lie together, in `shared/NOUN`, `server/commands/NOUN` and `client/NOUN`. docs/ARCHITECTURE.md
 * names those that may follow.
 */
export type Noun = "question"
