import type { Lang } from "../../../shared/model/terms.ts"
import type { SelectedPassage } from "../../editor/passage.ts"
import { BracketMade, StatementRequested, ThreadRequested, type ToolUsed, WordingRequested } from "./events.ts"

/** The request that each tool sends to the page. */
const requests = {
  discuss: ThreadRequested,
  suggest: WordingRequested,
  statement: StatementRequested,
  bracket: BracketMade,
}

/** A tool that sends a request about the selected passage. */
type PassageTool = keyof typeof requests

export const isOfPassage = (tool: ToolUsed["tool"]): tool is PassageTool => tool in requests

/** The request of a tool about a passage. `noteLang` is the language of a passage that names none. */
export const requestAbout = ({ anchor, text, lang }: SelectedPassage, tool: PassageTool, noteLang: Lang) =>
  new requests[tool]({ anchor, text, lang: lang ?? noteLang })
