import type * as z from "zod"
import type { Noun } from "../model/nouns.ts"
import { questionCommands, questionEvents } from "../question/contract.ts"

type Schemas = Record<string, z.ZodType>

/** The commands and events of each noun, with the schema of each body. */
export const contracts = {
  question: { commands: questionCommands, events: questionEvents },
} satisfies Record<Noun, { commands: Schemas; events: Schemas }>
