/** The code that the room's buttons run, in one file that is imported in advance. */
export { asksFirst, leadsToResult, performAct as perform } from "../../../acts/acts.ts"
export { cockpit } from "../../../rules/cockpit.ts"
export { ownBracket, settleInNote } from "./mending.ts"
export { sendAsSuggestions } from "./sendAsSuggestions.ts"
export { stageOf } from "./stageOf.ts"
