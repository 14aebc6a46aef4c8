// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { outcome as en } from "./en/outcome.ts"
import { outcome as zh } from "./zh/outcome.ts"
import { outcome as ja } from "./ja/outcome.ts"
import type { Lang } from "./languages.ts"
import type { OutcomeParameters } from "./parameters.ts"

export const outcomeSentence = sentencesOf<OutcomeParameters, Lang>({ en, zh, ja })
