import type { Cause } from "../ports/health.ts"

/** What `/readyz` and the log say of each cause, to whoever looks after the server. */
export const causeSentences: Record<Cause, string> = {
  draining: "The server is stopping.",
  "clock-behind":
    "The machine's clock is more than a minute behind the newest entry. Set it right: until then entries carry the time of the entry before them, and deadlines come late.",
}
