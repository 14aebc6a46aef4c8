import type { CommandKind } from "../../shared/contract/commands.ts"
import type { CommandReader } from "../core/command.ts"
import { driftDefinitions } from "./drift/driftDefinitions.ts"
import { budgetDefinitions } from "./floor/budgetDefinitions.ts"
import { floorDefinitions } from "./floor/floorDefinitions.ts"
import { keepingDefinitions } from "./law/keepingDefinitions.ts"
import { privacyDefinitions } from "./law/privacyDefinitions.ts"
import { retentionDefinitions } from "./law/retentionDefinitions.ts"
import { machineDefinitions } from "./machine/machineDefinitions.ts"
import { noticeDefinitions } from "./notice/noticeDefinitions.ts"
import { alternateDefinitions } from "./people/alternates/alternateDefinitions.ts"
import { appointingDefinitions } from "./people/appointingDefinitions.ts"
import { describingDefinitions } from "./people/describingDefinitions.ts"
import { peopleDefinitions } from "./people/peopleDefinitions.ts"
import { settingsDefinitions } from "./people/settingsDefinitions.ts"
import { proposalDefinitions } from "./proposal/proposalDefinitions.ts"
import { embargoDefinitions } from "./public/embargo/embargoDefinitions.ts"
import { minutesDefinitions } from "./public/minutesDefinitions.ts"
import { publicDefinitions } from "./public/publicDefinitions.ts"
import { questionDefinitions } from "./question/decide.ts"
import { afterwardsDefinitions } from "./record/afterwardsDefinitions.ts"
import { progressDefinitions } from "./record/living/progressDefinitions.ts"
import { reviewDefinitions } from "./record/living/reviewDefinitions.ts"
import { recordDefinitions } from "./record/recordDefinitions.ts"
import { batchDefinitions } from "./round/batch/batchDefinitions.ts"
import { objectionDefinitions } from "./round/objectionDefinitions.ts"
import { roundDefinitions } from "./round/roundDefinitions.ts"
import { silenceDefinitions } from "./round/silenceDefinitions.ts"
import { agendaDefinitions } from "./session/agendaDefinitions.ts"
import { readingDefinitions } from "./session/readingDefinitions.ts"
import { sessionDefinitions } from "./session/sessionDefinitions.ts"
import { versionDefinitions } from "./session/versionDefinitions.ts"
import { statementDefinitions } from "./statement/statementDefinitions.ts"
import { threadDefinitions } from "./thread/threadDefinitions.ts"
import { translationDefinitions } from "./translation/translationDefinitions.ts"

/** The reader of every command in the contract, by kind. */
const readers: Record<CommandKind, CommandReader> = {
  ...peopleDefinitions,
  ...appointingDefinitions,
  ...alternateDefinitions,
  ...describingDefinitions,
  ...settingsDefinitions,
  ...sessionDefinitions,
  ...agendaDefinitions,
  ...readingDefinitions,
  ...versionDefinitions,
  ...floorDefinitions,
  ...budgetDefinitions,
  ...questionDefinitions,
  ...publicDefinitions,
  ...minutesDefinitions,
  ...embargoDefinitions,
  ...threadDefinitions,
  ...statementDefinitions,
  ...roundDefinitions,
  ...objectionDefinitions,
  ...silenceDefinitions,
  ...batchDefinitions,
  ...recordDefinitions,
  ...afterwardsDefinitions,
  ...reviewDefinitions,
  ...progressDefinitions,
  ...driftDefinitions,
  ...noticeDefinitions,
  ...proposalDefinitions,
  ...translationDefinitions,
  ...machineDefinitions,
  ...keepingDefinitions,
  ...privacyDefinitions,
  ...retentionDefinitions,
}

const byKind = new Map<string, CommandReader>(Object.entries(readers))

/** The reader of a command kind; null if this version of Plenary does not know the kind. */
export const commandReaderOf = (kind: string): CommandReader | null => byKind.get(kind) ?? null
