import type { Session } from "../../../../shared/fold/sessionState.ts"
import { clock } from "../../../i18n/formats.ts"
import { plain } from "../../../i18n/texts.ts"

/** The time on every city's clock, as participants saw it; on the reader's clock if the session has no cities. */
export const cityTimes = (at: number, { cities }: Pick<Session, "cities">): string =>
  cities.length === 0 ? clock(at) : cities.map(({ name, zone }) => `${plain(name)} ${clock(at, zone)}`).join(" · ")
