import type { Cause } from "../ports/health.ts"

/** What `/readyz` and the log say of each cause, to whoever looks after the server. */
export const causeSentences: Record<Cause, string> = {
  draining: "The server is stopping.",
  "clock-behind":
    "The machine's clock is more than a minute behind the newest entry. Set it right: until then entries carry the time of the entry before them, and deadlines come late.",
  "ballots-wait":
    "Ballots of a secret round wait: another program has been reading the database (plenary.db), so that the order in which ballots came could be found in its write-ahead log. End that program; the ballots follow by themselves, and none is lost.",
}
