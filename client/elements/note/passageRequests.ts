import type { Lang } from "../../../shared/model/terms.ts"
import type { SelectedPassage } from "../../editor/passage.ts"
import { BracketMade, StatementRequested, ThreadRequested, type ToolUsed, WordingRequested } from "./events.ts"

/** The event that each passage tool sends to the page. */
const requests = {
  discuss: ThreadRequested,
  suggest: WordingRequested,
  statement: StatementRequested,
  bracket: BracketMade,
}

/** A tool that sends a request about the selected passage. */
type PassageTool = keyof typeof requests

export const isOfPassage = (tool: ToolUsed["tool"]): tool is PassageTool => tool in requests

/** Makes the event that a tool sends about a passage. `noteLang` is used if the passage has no language of its own. */
export const requestAbout = ({ anchor, text, lang }: SelectedPassage, tool: PassageTool, noteLang: Lang) =>
  new requests[tool]({ anchor, text, lang: lang ?? noteLang })
