import type { CommandKind } from "../../shared/contract/commands.ts"
import type { Deed } from "./deed.ts"
import { driftDeeds } from "./drift/driftDeeds.ts"
import { floorDeeds } from "./floor/floorDeeds.ts"
import { noticeDeeds } from "./notice/noticeDeeds.ts"
import { appointingDeeds } from "./people/appointingDeeds.ts"
import { describingDeeds } from "./people/describingDeeds.ts"
import { peopleDeeds } from "./people/peopleDeeds.ts"
import { settingsDeeds } from "./people/settingsDeeds.ts"
import { proposalDeeds } from "./proposal/proposalDeeds.ts"
import { minutesDeeds } from "./public/minutesDeeds.ts"
import { publicDeeds } from "./public/publicDeeds.ts"
import { afterwardsDeeds } from "./record/afterwardsDeeds.ts"
import { recordDeeds } from "./record/recordDeeds.ts"
import { objectionDeeds } from "./round/objectionDeeds.ts"
import { roundDeeds } from "./round/roundDeeds.ts"
import { silenceDeeds } from "./round/silenceDeeds.ts"
import { agendaDeeds } from "./session/agendaDeeds.ts"
import { readingDeeds } from "./session/readingDeeds.ts"
import { sessionDeeds } from "./session/sessionDeeds.ts"
import { statementDeeds } from "./statement/statementDeeds.ts"
import { threadDeeds } from "./thread/threadDeeds.ts"

/** Every command of the contract and what it does. */
const deeds: Record<CommandKind, Deed> = {
  ...peopleDeeds,
  ...appointingDeeds,
  ...describingDeeds,
  ...settingsDeeds,
  ...sessionDeeds,
  ...agendaDeeds,
  ...readingDeeds,
  ...floorDeeds,
  ...publicDeeds,
  ...minutesDeeds,
  ...threadDeeds,
  ...statementDeeds,
  ...roundDeeds,
  ...objectionDeeds,
  ...silenceDeeds,
  ...recordDeeds,
  ...afterwardsDeeds,
  ...driftDeeds,
  ...noticeDeeds,
  ...proposalDeeds,
}

const byKind = new Map<string, Deed>(Object.entries(deeds))

/** null: a kind that this version does not know. */
export const deedOf = (kind: string): Deed | null => byKind.get(kind) ?? null
