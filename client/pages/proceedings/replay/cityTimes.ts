import type { Session } from "../../../../shared/fold/sessionState.ts"
import { clock } from "../../../i18n/formats.ts"
import { plain } from "../../../i18n/texts.ts"

/**
 * Returns the time in each of the session's cities, as clocks there showed it. If the session has no cities, returns
 * the time in the reader's time zone.
 */
export const cityTimes = (at: number, { cities }: Pick<Session, "cities">): string =>
  cities.length === 0 ? clock(at) : cities.map(({ name, zone }) => `${plain(name)} ${clock(at, zone)}`).join(" · ")
